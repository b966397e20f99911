namespace Guild.Core.Steps;

/// <summary>An option that a step passes on, with its values.</summary>
/// <param name="Option">The option.</param>
/// <param name="Values">Its values; empty for a switch.</param>
internal sealed record StepOptionValue(StepOption Option, IReadOnlyList<string> Values)
{
    /// <summary>The words of a command line.</summary>
    public IEnumerable<string> Words => Option.Words(Values);
}
