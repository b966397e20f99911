using Guild.Abstractions;
using Guild.Core.Planning;

namespace Guild.Core.Running;

/// <summary>The environment of an operation's process, and what of it may be written down.</summary>
public static class ProcessEnvironment
{
    private static readonly string[] SecretParts = ["PASSWORD", "PASSWD", "TOKEN", "SECRET", "CREDENTIAL"];

    /// <summary>All variables of a plan's process: guild's own, overlaid by the plan's.</summary>
    public static IReadOnlyDictionary<string, string> Of(RunPlan plan, GuildEnvironment environment)
    {
        var variables = new Dictionary<string, string>(environment.Variables, StringComparer.Ordinal);
        variables.Remove("_"); // The shell's note of which program it started: guild, not the operation's.
        foreach (var (name, value) in plan.Environment)
            variables[name] = value;
        return variables;
    }

    /// <summary>
    /// The variables as they are recorded, sorted by name: without those that look like secrets or are named as such, and without user names
    /// and passwords in addresses.
    /// </summary>
    public static MapValue Recordable(IReadOnlyDictionary<string, string> variables, IReadOnlyCollection<string> secretNames)
    {
        var names = new List<string>(variables.Count);
        foreach (var name in variables.Keys)
        {
            if (!IsSecret(name) && !secretNames.Contains(name))
                names.Add(name);
        }

        names.Sort(string.CompareOrdinal);
        var entries = new List<MapEntry>(names.Count);
        foreach (var name in names)
            entries.Add(new MapEntry(name, Value.Of(WithoutUser(name, variables[name]))));
        return new MapValue(entries);
    }

    /// <summary>Whether a variable's name says that its value is nobody's business.</summary>
    public static bool IsSecret(string name)
    {
        foreach (var part in SecretParts)
        {
            if (name.Contains(part, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        // KEY counts as a word of its own only: KEYBOARD is none.
        foreach (var word in name.Split('_'))
        {
            if (word.Equals("KEY", StringComparison.OrdinalIgnoreCase) || word.EndsWith("APIKEY", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static string WithoutUser(string name, string value)
    {
        var authority = value.IndexOf("://", StringComparison.Ordinal);
        if (authority < 0 && !name.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase))
            return value;
        var start = authority < 0 ? 0 : authority + 3;
        var end = value.AsSpan(start).IndexOfAny("/?# \t\n");
        var at = value.AsSpan(start, end < 0 ? value.Length - start : end).LastIndexOf('@');
        return at < 0 ? value : value[..start] + value[(start + at + 1)..];
    }
}
