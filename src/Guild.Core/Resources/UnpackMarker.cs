using System.Text;

namespace Guild.Core.Resources;

/// <summary>
/// The list of an unpacked archive's members, written last: while it is there, and the archive is the one that it was made from, the
/// members are all there.
/// </summary>
/// <param name="directory">Absolute path of the cache entry.</param>
/// <param name="archive">Absolute path of the archive.</param>
internal sealed class UnpackMarker(string directory, string archive)
{
    private readonly string _members = Path.Combine(directory, $".guild-cache-{Path.GetFileName(archive)}.unpacked");

    // Ours alone: what the archive was when it was unpacked, and its digest. The original compares times only, which an older archive in the place of a newer one passes.
    private readonly string _identity = Path.Combine(directory, $".guild-cache-{Path.GetFileName(archive)}.identity");

    /// <summary>The members; <see langword="null"/> when the archive isn't unpacked, or was before it changed.</summary>
    /// <param name="digest">The archive's SHA-256 digest, asked for when it looks like another file.</param>
    public IReadOnlyList<string>? Read(Func<string> digest)
    {
        if (!File.Exists(_members))
            return null;
        var isCurrent = File.Exists(_identity)
            ? IsSame(File.ReadAllLines(_identity), digest)
            : File.GetLastWriteTimeUtc(_members) >= File.GetLastWriteTimeUtc(archive);
        var members = File.ReadAllLines(_members, Encoding.UTF8);
        // Somebody who tidies up the cache by hand takes members, not lists.
        return isCurrent && ResourceCache.TopLevel(members).All(m => Path.Exists(Path.Combine(directory, m))) ? members : null;
    }

    /// <summary>Takes the list away, so that what happens next can be interrupted, and returns what was in it.</summary>
    public IReadOnlyList<string> Forget()
    {
        var members = File.Exists(_members) ? File.ReadAllLines(_members, Encoding.UTF8) : [];
        File.Delete(_members);
        File.Delete(_identity);
        return members;
    }

    /// <summary>Writes the list: first directories that are in the archive by implication only, then the members.</summary>
    public IReadOnlyList<string> Write(IReadOnlyList<string> members, FileIdentity identity, string digest)
    {
        var listed = new HashSet<string>(members.Select(m => m.TrimEnd('/')), StringComparer.Ordinal);
        var implied = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            var path = member.TrimEnd('/');
            for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            {
                if (!listed.Contains(path[..slash]))
                    implied.Add(path[..slash]);
            }
        }

        string[] all = [.. implied, .. members];
        WriteIdentity(identity, digest);
        var temporary = _members + ".new";
        File.WriteAllText(temporary, string.Concat(all.Select(m => m + "\n")));
        File.Move(temporary, _members, overwrite: true);
        return all;
    }

    // A fresh checkout, a touch: the same archive with other times needs no second unpacking.
    private bool IsSame(string[] note, Func<string> digest)
    {
        var identity = FileIdentity.Of(archive);
        if (note is [{ } about, ..] && about == identity.Text)
            return true;
        if (note is not [_, { } unpacked, ..] || digest() != unpacked)
            return false;
        WriteIdentity(identity, unpacked);
        return true;
    }

    private void WriteIdentity(FileIdentity identity, string digest) => File.WriteAllText(_identity, $"{identity.Text}\n{digest}\n");
}
