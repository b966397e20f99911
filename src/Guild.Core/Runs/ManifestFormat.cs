using Guild.Core.Text;

namespace Guild.Core.Runs;

/// <summary>The text of a manifest (runs.md 2.6): one entry per line, words quoted as a POSIX shell reads them.</summary>
public static class ManifestFormat
{
    /// <summary>The line of an entry, newline included.</summary>
    public static string Format(ManifestEntry entry)
    {
        var words = new List<string>(5) { Letter(entry.Kind), entry.Path, entry.Digest, entry.Origin };
        if (entry.SubPath is { } subPath)
            words.Add(subPath);
        return ShellWords.Join(words) + "\n";
    }

    /// <summary>Reads a line; <see langword="null"/> when it isn't an entry.</summary>
    public static ManifestEntry? Parse(string line)
    {
        if (!ShellWords.TrySplit(line, out var words) || words.Count < 4 || Kind(words[0]) is not { } kind)
            return null;
        return new ManifestEntry(kind, words[1], words[2], words[3]) { SubPath = words.Count > 4 ? words[4] : null };
    }

    private static string Letter(FileKind kind) => kind switch
    {
        FileKind.SourceCode => "s",
        FileKind.Dependency => "d",
        _ => "i",
    };

    private static FileKind? Kind(string letter) => letter switch
    {
        "s" => FileKind.SourceCode,
        "d" => FileKind.Dependency,
        "i" => FileKind.Internal,
        _ => null,
    };
}
