using Guild.Abstractions;

namespace Guild.Core.Runs.Merging;

/// <summary>Where in the project the files of a run came from.</summary>
internal sealed class FileOrigins
{
    private const string FileScheme = "file:";

    private readonly RunManifest _manifest;
    private readonly string _sourceRoot;

    public FileOrigins(Run run)
    {
        _manifest = RunManifest.Read(run.Directory);
        var root = ((run["op"] as MapValue)?["sourcecode"] as MapValue)?["root"] as TextValue;
        _sourceRoot = root is { Text: var text } && !Path.IsPathRooted(text) ? text : "";
    }

    /// <summary>A file of the run with its path in the project.</summary>
    public MergeFile Of(string path)
    {
        var (entry, rest) = Find(path);
        return entry switch
        {
            null => new MergeFile(null, path, path, MergeReason.None),
            { Kind: FileKind.SourceCode } => new MergeFile(entry.Kind, path, Plain(Path.Combine(_sourceRoot, entry.Origin)), MergeReason.None),
            _ => new MergeFile(FileKind.Dependency, path, DependencyPath(entry, rest), MergeReason.None),
        };
    }

    // The entry of the file itself, or of a directory that it lies in, with what comes below that.
    private (ManifestEntry? Entry, string Below) Find(string path)
    {
        if (_manifest.Find(path) is { } own)
            return (own, "");
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            if (_manifest.Find(path[..slash]) is { IsDirectory: true } directory)
                return (directory, path[slash..]);
        }

        return (null, "");
    }

    private static string? DependencyPath(ManifestEntry entry, string rest)
    {
        if (!entry.Origin.StartsWith(FileScheme, StringComparison.Ordinal) || entry.SubPath is not null)
            return null;
        var origin = entry.Origin[FileScheme.Length..];
        return Path.IsPathRooted(origin) || Plain(origin).StartsWith("../", StringComparison.Ordinal) ? null : Plain(origin + rest);
    }

    // Without '.' and '..', as far as it stays below where it begins.
    private static string Plain(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
                parts.RemoveAt(parts.Count - 1);
            else if (part != ".")
                parts.Add(part);
        }

        return string.Join('/', parts);
    }
}
