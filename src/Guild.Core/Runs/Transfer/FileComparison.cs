namespace Guild.Core.Runs.Transfer;

/// <summary>Whether two files hold the same bytes.</summary>
public static class FileComparison
{
    private const int BufferSize = 1 << 16;

    /// <summary>Compares two files, links followed.</summary>
    public static bool AreEqual(string first, string second)
    {
        using var a = Open(first);
        using var b = Open(second);
        if (a.Length != b.Length)
            return false;
        var (one, two) = (new byte[BufferSize], new byte[BufferSize]);
        while (true)
        {
            var length = a.ReadAtLeast(one, one.Length, throwOnEndOfStream: false);
            if (length != b.ReadAtLeast(two, two.Length, throwOnEndOfStream: false) || !one.AsSpan(0, length).SequenceEqual(two.AsSpan(0, length)))
                return false;
            if (length < one.Length)
                return true;
        }
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
}
