using Guild.Core.Errors;

namespace Guild.Tool.Commands.Setup;

/// <summary>A requirement on guild's version, as <c>guild check --version</c> takes it: <c>&gt;=0.1</c>, <c>&gt;0.1,&lt;2</c>, <c>0.1.0</c>.</summary>
internal static class VersionRequirement
{
    private static readonly string[] Operators = [">=", "<=", "==", "!=", ">", "<"];

    /// <summary>Checks a version against a requirement.</summary>
    /// <exception cref="GuildException">It doesn't match, or the requirement can't be read.</exception>
    public static void Check(string requirement, string version)
    {
        var actual = Version.Parse(Full(version.Split('-')[0]));
        foreach (var part in requirement.Split(','))
        {
            var op = Operators.FirstOrDefault(part.Trim().StartsWith) ?? "";
            if (!Version.TryParse(Full(part.Trim()[op.Length..].Trim()), out var wanted))
                throw new GuildException($"invalid requirement spec '{requirement}'\nWrite a version with an operator, as in '>=0.1' or '>=0.1,<2'.");
            var order = actual.CompareTo(wanted);
            var matches = op switch { ">=" => order >= 0, "<=" => order <= 0, ">" => order > 0, "<" => order < 0, "!=" => order != 0, _ => order == 0 };
            if (!matches)
                throw new GuildException($"version mismatch: current version '{version}' does not match '{requirement}'");
        }
    }

    private static string Full(string version) => version.Count(c => c == '.') switch { 0 => version + ".0.0", 1 => version + ".0", _ => version };
}
