using System.IO.Compression;

namespace Guild.Core.Resources.Archives;

/// <summary>Unpacks zip files.</summary>
internal sealed class ZipUnpacker(MemberGuard guard, UnpackBudget budget)
{
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int DirectoryType = 0x4000;
    private const int SymbolicLink = 0xA000;

    /// <summary>Unpacks into an empty directory and returns the members' paths, in order, directories with a slash at the end.</summary>
    public async Task<IReadOnlyList<string>> UnpackAsync(string archive, string directory, CancellationToken cancel)
    {
        var members = new List<string>();
        await using var zip = await ZipFile.OpenReadAsync(archive, cancel);
        foreach (var entry in zip.Entries)
        {
            var isDirectory = entry.FullName.EndsWith('/');
            // The upper half holds the Unix mode, zero when the archive comes from elsewhere. A link is unpacked as the file
            // that holds its target's name, as the original does.
            var type = (entry.ExternalAttributes >> 16) & TypeMask;
            if (type is not (0 or RegularFile or DirectoryType or SymbolicLink))
                throw guard.Refuse(entry.FullName, "it is a device or a pipe");
            if (guard.Admit(entry.FullName, isDirectory ? MemberKind.Directory : MemberKind.File) is not { } path)
                continue;

            members.Add(isDirectory ? path + "/" : path);
            budget.AddMember();
            var target = Path.Combine(directory, path);
            if (isDirectory)
            {
                Directory.CreateDirectory(target);
                continue;
            }

            await using var content = await entry.OpenAsync(cancel);
            await MemberFile.WriteAsync(target, content, entry.LastWriteTime, budget, cancel);
        }

        return members;
    }
}
