namespace Guild.Core.Resources.Archives;

/// <summary>The kinds of archive (runs.md 6.5).</summary>
internal enum ArchiveKind
{
    /// <summary>Not an archive: the file stands for itself.</summary>
    None,

    /// <summary>A zip file.</summary>
    Zip,

    /// <summary>A tar file, compressed or not.</summary>
    Tar,

    /// <summary>One file, compressed with gzip.</summary>
    Gzip,
}
