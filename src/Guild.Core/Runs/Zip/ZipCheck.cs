namespace Guild.Core.Runs.Zip;

/// <summary>Checks that zip files hold what they should.</summary>
internal static class ZipCheck
{
    /// <summary>Whether members are just what is below a directory: names, links and contents.</summary>
    public static bool IsEqual(ZipReader zip, IReadOnlyList<ZipMember> members, string directory, string name)
    {
        var left = members.ToDictionary(m => m.Name, StringComparer.Ordinal);
        return IsEqual(zip, left, new DirectoryInfo(directory), name + "/") && left.Count == 0;
    }

    private static bool IsEqual(ZipReader zip, Dictionary<string, ZipMember> left, DirectoryInfo directory, string name)
    {
        if (!left.Remove(name))
            return false;
        foreach (var entry in directory.EnumerateFileSystemInfos())
        {
            var isEqual = entry.LinkTarget is { } link ? left.Remove(name + entry.Name, out var asLink) && asLink.IsLink && ZipTree.Text(zip, asLink) == link
                : entry is DirectoryInfo below ? IsEqual(zip, left, below, $"{name}{entry.Name}/")
                : left.Remove(name + entry.Name, out var asFile) && asFile.Length == ((FileInfo)entry).Length && asFile.Checksum == ChecksumOf(entry.FullName);
            if (!isEqual)
                return false;
        }

        return true;
    }

    private static uint ChecksumOf(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var buffer = new byte[1 << 16];
        var sum = 0u;
        for (int length; (length = file.Read(buffer)) > 0;)
            sum = Crc32.Add(sum, buffer.AsSpan(0, length));
        return sum;
    }
}
