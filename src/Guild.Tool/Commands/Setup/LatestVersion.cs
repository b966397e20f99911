using Guild.Abstractions;
using Guild.Tool.CommandLine;

namespace Guild.Tool.Commands.Setup;

/// <summary>
/// What <c>guild check</c> says of a newer version (cli.md B.25). There is no server to ask, so nothing is looked up unless somebody wants
/// it, and who does is told that there is no answer.
/// </summary>
internal static class LatestVersion
{
    /// <summary>The line's value.</summary>
    /// <param name="asked">The command line, with <c>--offline</c> or <c>--no-offline</c>.</param>
    /// <param name="setting"><c>offline</c> of the section <c>check</c> of the user configuration, which the command line overrules.</param>
    public static string Text(ParsedCommand asked, Value? setting) => asked.Switch("offline") ?? setting is not BooleanValue { IsTrue: false }
        ? "unchecked (offline)"
        : "unknown (this version of guild doesn't look)";
}
