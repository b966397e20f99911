namespace Guild.Core.Resources.Archives;

/// <summary>Tells archives by what they are declared as, else by name.</summary>
internal static class ArchiveName
{
    private static readonly string[] TarExtensions = [".tar", ".tgz", ".tbz", ".tbz2", ".txz", ".tzst"];

    /// <summary>The kind of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="declared">The <c>type</c> attribute; <see langword="null"/> to go by the name.</param>
    /// <exception cref="UnmetException">The declared type isn't one that can be unpacked.</exception>
    public static ArchiveKind KindOf(string path, string? declared)
    {
        switch (declared)
        {
            case null:
                break;
            case "zip":
                return ArchiveKind.Zip;
            case "tar":
                return ArchiveKind.Tar;
            case "gzip":
                return ArchiveKind.Gzip;
            default:
                throw new UnmetException($"'{path}' cannot be unpacked (unsupported archive type '{declared}')")
                {
                    Fix = "use zip, tar or gzip, or leave 'type' out to go by the file's name",
                };
        }

        var name = Path.GetFileName(path).ToLowerInvariant();
        if (name.EndsWith(".zip", StringComparison.Ordinal))
            return ArchiveKind.Zip;
        if (IsTar(name))
            return ArchiveKind.Tar;
        return name.EndsWith(".gz", StringComparison.Ordinal) ? ArchiveKind.Gzip : ArchiveKind.None;
    }

    private static bool IsTar(string name)
    {
        foreach (var extension in TarExtensions)
        {
            if (name.EndsWith(extension, StringComparison.Ordinal))
                return true;
        }

        return Path.GetFileNameWithoutExtension(name).EndsWith(".tar", StringComparison.Ordinal);
    }
}
