using Guild.Abstractions;
using Guild.Core.Text;

namespace Guild.Core.Steps;

/// <summary>A flag value that a step gives to its run.</summary>
/// <param name="Name">The flag.</param>
/// <param name="Value">The value, as far as it can be told without the operation's definition.</param>
/// <param name="Word">The command-line word that gives it, which the operation's definition decodes.</param>
public sealed record StepFlag(string Name, Value Value, string Word)
{
    private static readonly FlagTextStyle Announced = new() { QuotesFunctions = true };

    /// <summary>A flag with a value.</summary>
    public static StepFlag Of(string name, Value value) => new(name, value, $"{name}={FlagText.Format(value)}");

    /// <summary>The assignment as it is announced.</summary>
    public string Text => FlagText.FormatAssignment(Name, Value, Announced);
}
