namespace Guild.Core.Steps;

/// <summary>Takes words apart as <c>guild run</c> does. The host implements it: it has the table of options.</summary>
public interface IRunCommandLine
{
    /// <summary>Takes the words apart.</summary>
    RunWords Read(IReadOnlyList<string> words);
}
