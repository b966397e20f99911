using System.Text;
using Guild.Plugins.Manifests;

namespace Guild.Tool.Plugins;

/// <summary>Whether a plugin's classes are those that its manifest lists. Reads metadata, runs nothing.</summary>
internal static class PluginAgreement
{
    /// <summary>What differs, without the plugin's name; <see langword="null"/> when they agree.</summary>
    public static string? Check(FoundPlugin plugin)
    {
        try
        {
            return Compare(plugin);
        }
        catch (Exception failure) when (failure is IOException or BadImageFormatException or UnauthorizedAccessException)
        {
            return $"its assembly can't be read: {failure.Message}";
        }
    }

    private static string? Compare(FoundPlugin plugin)
    {
        var manifest = plugin.Manifest!;
        var assembly = PluginAssembly.Read(plugin.AssemblyPath);
        foreach (var reference in assembly.References)
        {
            if (reference is "Guild.Core" or "guild")
                return $"its assembly refers to {reference}, which is the host's own";
        }

        if (ContractLevel.TryParse(manifest.ContractVersion, out var level) && assembly.ContractMajor is { } major && major != level.Major)
            return $"its manifest says contract {level}, its assembly was built for major {major}";
        if (assembly.Name != manifest.Name)
            return $"its assembly names itself '{assembly.Name}'";
        if (assembly.Version != manifest.Version)
            return $"its manifest says version {manifest.Version}, its assembly is {assembly.Version}";
        var listed = Lines(manifest.Contributions);
        var present = Lines(assembly.Contributions);
        if (listed.SequenceEqual(present))
            return null;

        var text = new StringBuilder("its classes differ from its manifest");
        Append(text, "The manifest lists:", listed);
        Append(text, "The assembly has:", present);
        return text.ToString();
    }

    private static List<string> Lines(IReadOnlyList<ManifestContribution> contributions) =>
        [.. contributions.Select(c => c.ToString()).Order(StringComparer.Ordinal)];

    private static void Append(StringBuilder text, string title, List<string> lines)
    {
        text.Append('\n').Append(title);
        foreach (var line in lines.Count == 0 ? ["nothing"] : lines)
            text.Append("\n  ").Append(line);
    }
}
