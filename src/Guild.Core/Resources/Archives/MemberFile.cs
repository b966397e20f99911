namespace Guild.Core.Resources.Archives;

/// <summary>Writes the content of a member.</summary>
internal static class MemberFile
{
    private const int BufferSize = 1 << 17;

    /// <summary>Writes a new file, counting its bytes against the budget as they come.</summary>
    public static async Task WriteAsync(
        string path, Stream content, DateTimeOffset? modified, UnpackBudget budget, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        await using (file)
        {
            var buffer = new byte[BufferSize];
            int read;
            while ((read = await content.ReadAsync(buffer, cancel)) > 0)
            {
                budget.Add(read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancel);
            }
        }

        if (modified is { } time)
            File.SetLastWriteTimeUtc(path, time.UtcDateTime);
    }
}
