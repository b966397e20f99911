using System.Collections;

namespace Guild.Tool.CommandLine;

/// <summary>The environment variables of the process.</summary>
internal static class HostVariables
{
    /// <summary>A copy of the variables. Names are case-sensitive except on Windows.</summary>
    public static IReadOnlyDictionary<string, string> Read()
    {
        var variables = new Dictionary<string, string>(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
            variables[(string)entry.Key] = (string?)entry.Value ?? "";
        return variables;
    }
}
