namespace Guild.Core.Resources.Archives;

/// <summary>
/// Admits the members of an archive one by one, refusing those that a harmless archive doesn't have: paths that leave the
/// tree, names that meet on some file system, writing through a link.
/// </summary>
internal sealed class MemberGuard(string archive)
{
    // Keyed without regard to case: what a file system that ignores case would store in the same place.
    private readonly Dictionary<string, Member> _members = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Checks a member's path and returns it in plain form: forward slashes, no <c>./</c>, no slash at the end.</summary>
    /// <returns><see langword="null"/> for the root itself (<c>./</c>), of which there is nothing to make.</returns>
    /// <exception cref="UnmetException">The archive is refused.</exception>
    public string? Admit(string path, MemberKind kind)
    {
        var parts = Split(path);
        if (parts.Count == 0)
            return kind == MemberKind.Directory ? null : throw Refuse(path, "it has no name");

        for (var i = 1; i < parts.Count; i++)
            Register(path, string.Join('/', parts.Take(i)), MemberKind.Directory, isImplied: true);
        var plain = string.Join('/', parts);
        Register(path, plain, kind, isImplied: false);
        return plain;
    }

    /// <summary>Whether a regular file of this plain path has been admitted: the only thing that a hard link may point to.</summary>
    public bool HasFile(string plain) =>
        _members.TryGetValue(plain, out var member) && member.Path == plain && member.Kind == MemberKind.File;

    /// <summary>A member's path without <c>.</c> parts.</summary>
    /// <exception cref="UnmetException">The path is absolute, or climbs.</exception>
    public string Plain(string path) => string.Join('/', Split(path));

    /// <summary>The error for a member that is refused.</summary>
    public UnmetException Refuse(string member, string why) => new($"'{archive}' is refused: member '{member}': {why}")
    {
        Fix = "check where the archive comes from, or unpack it yourself and require the directory",
    };

    private void Register(string path, string plain, MemberKind kind, bool isImplied)
    {
        if (!_members.TryGetValue(plain, out var known))
        {
            _members[plain] = new Member(plain, kind);
            return;
        }

        if (known.Path != plain)
            throw Refuse(path, $"its name differs from '{known.Path}' in upper and lower case only");
        if (isImplied && known.Kind == MemberKind.Link)
            throw Refuse(path, $"it lies behind the link '{known.Path}'");
        if (known.Kind != MemberKind.Directory || kind != MemberKind.Directory)
            throw Refuse(path, "there are two of that name");
    }

    private List<string> Split(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
            throw Refuse(path.Replace('\0', '?'), "its name holds a null character");
        if (path is ['/', ..] or ['\\', ..] || path is [_, ':', '/' or '\\', ..])
            throw Refuse(path, "its path is absolute");
        // A backslash is a separator to Windows only, but '..\..' climbs there, so it is refused everywhere alike.
        foreach (var part in path.Split('/', '\\'))
        {
            if (part == "..")
                throw Refuse(path, "its path climbs out with '..'");
        }

        return [.. path.Split('/').Where(p => p is not ("" or "."))];
    }

    private readonly record struct Member(string Path, MemberKind Kind);
}
