namespace Guild.Tool.CommandLine;

/// <summary>An option as it was given.</summary>
/// <param name="Option">The option.</param>
/// <param name="Value">Its value; <c>""</c> for a switch.</param>
internal sealed record GivenOption(OptionSpec Option, string Value);
