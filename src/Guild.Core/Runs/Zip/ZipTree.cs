using System.Text;
using Guild.Core.Resources;
using Guild.Core.Running.Posix;

namespace Guild.Core.Runs.Zip;

/// <summary>Puts directories into zip files and takes them out again, without loss: contents, links, permissions and times.</summary>
internal static class ZipTree
{
    private const UnixFileMode WindowsPermissions = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Writes a directory with all below it.</summary>
    /// <param name="zip">The zip file.</param>
    /// <param name="directory">The directory.</param>
    /// <param name="name">What it is called in the zip file.</param>
    /// <param name="followsLinks">Whether links are replaced by what they point to.</param>
    /// <param name="warn">Is told of what can't be written: pipes, sockets, devices.</param>
    public static void Add(ZipWriter zip, DirectoryInfo directory, string name, bool followsLinks, Action<string> warn)
    {
        zip.AddDirectory(name + "/", Permissions(directory), directory.LastWriteTimeUtc);
        foreach (var entry in directory.GetFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            var path = $"{name}/{entry.Name}";
            if (entry.LinkTarget is { } link && (!followsLinks || DanglingLink.Is(entry)))
                zip.AddLink(path, link, entry.LastWriteTimeUtc);
            else if (entry is DirectoryInfo || Directory.Exists(entry.FullName))
                Add(zip, Real(entry, directory), path, followsLinks, warn);
            else if (FileStat.Of(entry.FullName) is { IsRegular: false })
                warn($"{entry.FullName} is no regular file, skipping");
            else
                AddFile(zip, entry.FullName, path);
        }
    }

    /// <summary>Writes the members below a name to a directory, which is created.</summary>
    /// <param name="zip">The zip file.</param>
    /// <param name="members">The members to take.</param>
    /// <param name="name">The directory's name in the zip file.</param>
    /// <param name="directory">The directory to make.</param>
    public static void Extract(ZipReader zip, IEnumerable<ZipMember> members, string name, string directory)
    {
        Directory.CreateDirectory(directory);
        var directories = new List<(ZipMember Member, string Path)>();
        var links = new List<(ZipMember Member, string Path)>();
        foreach (var member in members)
        {
            var path = Path.Combine(directory, member.Name[(name.Length + 1)..]).TrimEnd('/');
            Directory.CreateDirectory(member.IsDirectory ? path : Path.GetDirectoryName(path)!);
            if (member.IsDirectory)
                directories.Add((member, path));
            else if (member.IsLink)
                links.Add((member, path));
            else
                ExtractFile(zip, member, path);
        }

        // Only when all files are there: nothing can be written through a link then.
        foreach (var (member, path) in links)
            ExtractLink(zip, member, path);
        // Innermost first, after what lies in them.
        foreach (var (member, path) in directories.OrderByDescending(d => d.Path.Length))
            SetFacts(member, path, isDirectory: true);
    }

    /// <summary>The content of a member that is text.</summary>
    public static string Text(ZipReader zip, ZipMember member)
    {
        using var bytes = new MemoryStream();
        zip.Read(member, piece => bytes.Write(piece));
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static DirectoryInfo Real(FileSystemInfo entry, DirectoryInfo parent) =>
        entry.LinkTarget is null || !RealPath.Of(parent.FullName).StartsWith(RealPath.Of(entry.FullName), StringComparison.Ordinal)
            ? new DirectoryInfo(entry.FullName)
            : throw new IOException($"'{entry.FullName}' links to a directory that it lies in");

    private static void AddFile(ZipWriter zip, string file, string name)
    {
        var modified = File.GetLastWriteTimeUtc(file);
        using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        zip.AddFile(name, content, Permissions(new FileInfo(file)), modified);
    }

    private static UnixFileMode Permissions(FileSystemInfo entry) => OperatingSystem.IsWindows() ? WindowsPermissions : entry.UnixFileMode;

    private static void ExtractFile(ZipReader zip, ZipMember member, string path)
    {
        using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            zip.Read(member, bytes => file.Write(bytes));
        SetFacts(member, path, isDirectory: false);
    }

    private static void ExtractLink(ZipReader zip, ZipMember member, string path)
    {
        File.CreateSymbolicLink(path, Text(zip, member));
        File.SetLastWriteTimeUtc(path, member.Modified);
    }

    private static void SetFacts(ZipMember member, string path, bool isDirectory)
    {
        // Programs that pack on Windows tell nothing, or less than what a directory needs to be entered.
        var least = isDirectory ? UnixFileMode.UserRead | UnixFileMode.UserExecute : UnixFileMode.None;
        if (!OperatingSystem.IsWindows() && member.Permissions is { } permissions)
            File.SetUnixFileMode(path, permissions | least);
        if (isDirectory)
            Directory.SetLastWriteTimeUtc(path, member.Modified);
        else
            File.SetLastWriteTimeUtc(path, member.Modified);
    }
}
