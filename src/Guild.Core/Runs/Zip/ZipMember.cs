namespace Guild.Core.Runs.Zip;

/// <summary>A member of a zip file, as its directory tells.</summary>
/// <param name="Name">Its path, with forward slashes; that of a directory ends with one.</param>
internal sealed record ZipMember(string Name)
{
    private const int TypeMask = 0xF000;
    private const int LinkType = 0xA000;
    private const int PermissionMask = 0xFFF;

    /// <summary>How the content is stored: 0 as it is, 8 deflated.</summary>
    public int Method { get; init; }

    /// <summary>The checksum of the content.</summary>
    public uint Checksum { get; init; }

    /// <summary>The length of the content.</summary>
    public long Length { get; init; }

    /// <summary>The length of what is stored.</summary>
    public long StoredLength { get; init; }

    /// <summary>Where its header begins.</summary>
    public long Offset { get; init; }

    /// <summary>Type and permissions as Unix has them; 0 when the file doesn't tell.</summary>
    public int Mode { get; init; }

    /// <summary>When the content was last changed, UTC.</summary>
    public DateTime Modified { get; init; }

    /// <summary>Whether it is encrypted.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>Whether it is a directory.</summary>
    public bool IsDirectory => Name.EndsWith('/');

    /// <summary>Whether it is a symbolic link; its content is what it points to.</summary>
    public bool IsLink => (Mode & TypeMask) == LinkType;

    /// <summary>The permissions; <see langword="null"/> when the file doesn't tell.</summary>
    public UnixFileMode? Permissions => Mode == 0 ? null : (UnixFileMode)(Mode & PermissionMask);

    /// <summary>The mode of a file, directory or link with these permissions.</summary>
    public static int ModeOf(ZipMemberKind kind, UnixFileMode permissions) => (int)kind | (int)permissions;
}
