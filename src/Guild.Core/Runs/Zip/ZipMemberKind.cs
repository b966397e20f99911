namespace Guild.Core.Runs.Zip;

/// <summary>What a member is, in the numbers of Unix modes.</summary>
internal enum ZipMemberKind
{
    /// <summary>A directory.</summary>
    Directory = 0x4000,

    /// <summary>A regular file.</summary>
    File = 0x8000,

    /// <summary>A symbolic link.</summary>
    Link = 0xA000,
}
