using System.IO.Compression;

namespace Guild.Core.Resources.Archives;

/// <summary>Unpacks a single file that was compressed with gzip.</summary>
internal sealed class GzipUnpacker(MemberGuard guard, UnpackBudget budget)
{
    /// <summary>Unpacks into an empty directory and returns the name of the file: the archive's without <c>.gz</c>.</summary>
    public async Task<IReadOnlyList<string>> UnpackAsync(string archive, string directory, CancellationToken cancel)
    {
        var name = Path.GetFileName(archive);
        if (name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) && name.Length > 3)
            name = name[..^3];
        var path = guard.Admit(name, MemberKind.File)!;
        await using var file = File.OpenRead(archive);
        await using var content = new GZipStream(file, CompressionMode.Decompress);
        await MemberFile.WriteAsync(Path.Combine(directory, path), content, File.GetLastWriteTimeUtc(archive), budget, cancel);
        return [path];
    }
}
