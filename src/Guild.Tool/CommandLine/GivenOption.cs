namespace Guild.Tool.CommandLine;

/// <summary>An option as it was given.</summary>
/// <param name="Option">The option.</param>
/// <param name="Value">Its value; <c>""</c> for a switch, <see cref="Off"/> for its opposite.</param>
internal sealed record GivenOption(OptionSpec Option, string Value)
{
    /// <summary>The value of a switch whose <see cref="OptionSpec.Opposite"/> was given.</summary>
    public const string Off = "no";
}
