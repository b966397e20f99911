using System.Text.RegularExpressions;

namespace Guild.Core.Steps;

/// <summary>Environment variables in text, <c>$NAME</c> and <c>${NAME}</c>, as Python's <c>expandvars</c> reads them.</summary>
internal static partial class EnvironmentText
{
    /// <summary>The text with the values of variables; names that aren't set stay.</summary>
    public static string Expand(string text, Func<string, string?> variable) =>
        Reference().Replace(text, match => variable(match.Groups["name"].Value) ?? match.Value);

    [GeneratedRegex(@"\$(?:(?<name>[A-Za-z0-9_]+)|\{(?<name>[^}]+)\})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}
