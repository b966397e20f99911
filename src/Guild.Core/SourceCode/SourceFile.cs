namespace Guild.Core.SourceCode;

/// <summary>A file below a source root, looked at no further than a rule needs.</summary>
/// <param name="path">Path relative to the root, with forward slashes.</param>
/// <param name="full">Absolute path.</param>
internal sealed class SourceFile(string path, string full)
{
    private long? length;
    private bool? isText;

    public string Path { get; } = path;

    public long Length => length ??= ReadLength();

    public bool IsText => isText ??= TextFiles.IsText(full, Length);

    /// <summary>Whether there is a file; a link may lead nowhere.</summary>
    public bool Exists => Target is { Exists: true };

    // The length of a link is that of its text.
    private long ReadLength() => Target?.Length ?? 0;

    private FileInfo? Target
    {
        get
        {
            var file = new FileInfo(full);
            return file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
        }
    }
}
