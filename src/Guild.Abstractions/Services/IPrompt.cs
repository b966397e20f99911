namespace Guild.Abstractions;

/// <summary>Asks the user. A service that plugin classes may take in their constructors.</summary>
/// <remarks>Ask rarely: guild runs under schedulers and CI far more often than in front of someone.</remarks>
public interface IPrompt
{
    /// <summary>Whether someone is there to answer: standard input is a terminal.</summary>
    bool CanAsk { get; }

    /// <summary>Asks a question to be answered by yes or no. Nobody there: <paramref name="otherwise"/>.</summary>
    /// <param name="question">The question; guild adds <c>(Y/n)</c> or <c>(y/N)</c>.</param>
    /// <param name="otherwise">The answer of someone who just presses Enter.</param>
    bool Confirm(string question, bool otherwise);

    /// <summary>Asks for a line of text. Nobody there: <see langword="null"/>.</summary>
    string? Ask(string question);
}
