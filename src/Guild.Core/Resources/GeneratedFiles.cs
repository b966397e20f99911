using Guild.Core.Runs;

namespace Guild.Core.Resources;

/// <summary>What an operation made itself, as opposed to what guild put into its run (runs.md 2.6).</summary>
internal static class GeneratedFiles
{
    // Scripts of old projects switch back to what counted in earlier releases of the original.
    private const string LegacyVariable = "GUILD_LEGACY_OPDEP_SELECT";

    /// <summary>
    /// Names at the top of a directory that are, or hold, generated files; sorted. In a directory that is no run that is all of it.
    /// </summary>
    public static IReadOnlyList<string> TopLevelOf(string directory, GuildEnvironment environment)
    {
        var legacy = environment.Variable(LegacyVariable);
        var manifest = RunManifest.Read(new RunDirectory(directory));
        var names = new List<string>();
        foreach (var entry in new DirectoryInfo(directory).EnumerateFileSystemInfos())
        {
            if (entry.Name.StartsWith(".guild", StringComparison.Ordinal) || DanglingLink.Is(entry))
                continue;
            if (legacy == "2" || Counts(entry, entry.Name, manifest, legacy == "1"))
                names.Add(entry.Name);
        }

        names.Sort(string.CompareOrdinal);
        return names;
    }

    private static bool Counts(FileSystemInfo entry, string path, RunManifest manifest, bool takesDependencies)
    {
        if (takesDependencies && manifest.Find(path) is { Kind: FileKind.Dependency })
            return true;
        if (entry is DirectoryInfo { LinkTarget: null } directory)
        {
            return manifest.Find(path) is null
                && directory.EnumerateFileSystemInfos().Any(e => Counts(e, $"{path}/{e.Name}", manifest, takesDependencies));
        }

        return manifest.IsGenerated(path);
    }
}
