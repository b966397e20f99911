using System.Formats.Tar;

namespace Guild.Core.Resources.Archives;

/// <summary>Unpacks tar streams.</summary>
internal sealed class TarUnpacker(MemberGuard guard, UnpackBudget budget)
{
    /// <summary>Unpacks into an empty directory and returns the members' paths, in order.</summary>
    public async Task<IReadOnlyList<string>> UnpackAsync(Stream stream, string directory, CancellationToken cancel)
    {
        var members = new List<string>();
        await using var tar = new TarReader(stream);
        while (await tar.GetNextEntryAsync(copyData: false, cancel) is { } entry)
        {
            budget.AddMember();
            if (await UnpackAsync(entry, directory, cancel) is { } path)
                members.Add(path);
        }

        RefuseLinksThatLeave(members, directory);
        return members;
    }

    private async Task<string?> UnpackAsync(TarEntry entry, string directory, CancellationToken cancel)
    {
        // Its content is a list of holes and what lies between them; as a plain file it would be wrong without anybody noticing.
        if (entry is PaxTarEntry { ExtendedAttributes: { } attributes } && (attributes.ContainsKey("GNU.sparse.major") || attributes.ContainsKey("GNU.sparse.map")))
            throw guard.Refuse(entry.Name, "sparse files are not supported");
        switch (entry.EntryType)
        {
            case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                var path = guard.Admit(entry.Name, MemberKind.File)!;
                var target = Path.Combine(directory, path);
                await MemberFile.WriteAsync(target, entry.DataStream ?? Stream.Null, entry.ModificationTime, budget, cancel);
                if (!OperatingSystem.IsWindows() && (entry.Mode & UnixFileMode.UserExecute) != 0)
                    File.SetUnixFileMode(target, File.GetUnixFileMode(target) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
                return path;
            case TarEntryType.Directory:
                path = guard.Admit(entry.Name, MemberKind.Directory);
                if (path is not null)
                    Directory.CreateDirectory(Path.Combine(directory, path));
                return path;
            case TarEntryType.SymbolicLink:
                return Link(entry, directory);
            case TarEntryType.HardLink:
                return await CopyAsync(entry, directory, cancel);
            case TarEntryType.GlobalExtendedAttributes:
                return null;
            case TarEntryType.CharacterDevice or TarEntryType.BlockDevice or TarEntryType.Fifo:
                throw guard.Refuse(entry.Name, "it is a device or a pipe");
            default:
                throw guard.Refuse(entry.Name, $"its type '{(char)entry.EntryType}' is not supported");
        }
    }

    private string Link(TarEntry entry, string directory)
    {
        var path = guard.Admit(entry.Name, MemberKind.Link)!;
        if (entry.LinkName is ['/', ..] or ['\\', ..] or [_, ':', ..])
            throw guard.Refuse(entry.Name, $"it links to the absolute path '{entry.LinkName}'");
        var link = Path.Combine(directory, path);
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        File.CreateSymbolicLink(link, entry.LinkName);
        return path;
    }

    // A second name for a file becomes a second file: runs may copy or change one without the other.
    private async Task<string> CopyAsync(TarEntry entry, string directory, CancellationToken cancel)
    {
        var from = guard.Plain(entry.LinkName);
        if (!guard.HasFile(from))
            throw guard.Refuse(entry.Name, $"it links to '{entry.LinkName}', which is no file before it in the archive");
        var path = guard.Admit(entry.Name, MemberKind.File)!;
        await using var content = File.OpenRead(Path.Combine(directory, from));
        await MemberFile.WriteAsync(Path.Combine(directory, path), content, entry.ModificationTime, budget, cancel);
        return path;
    }

    // Checked at the end, on the disk: whether 'a/..' leaves the tree depends on what 'a' is. Nothing has been written through a
    // link until here, so nothing is lost by waiting.
    private void RefuseLinksThatLeave(List<string> members, string directory)
    {
        var root = RealPath.Of(directory);
        foreach (var member in members)
        {
            var path = Path.Combine(directory, member);
            if (new FileInfo(path).LinkTarget is { } target && !(RealPath.TryOf(path) is { } real && RealPath.IsWithin(real, root)))
                throw guard.Refuse(member, $"it links out of the archive, to '{target}'");
        }
    }
}
