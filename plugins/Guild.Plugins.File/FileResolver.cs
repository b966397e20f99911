using Guild.Abstractions;

namespace Guild.Plugins.File;

/// <summary><c>file: PATH</c>: a file or directory of the project, of a package that it extends, or anywhere on this machine.</summary>
[ResourceResolver("file", "A file or directory: a path relative to the project, or absolute")]
public sealed class FileResolver : IResourceResolver
{
    /// <inheritdoc/>
    public Task<ResolvedSource> ResolveAsync(Source source, ResolveContext context, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        // An absolute path takes the place of the directory that it is combined with.
        foreach (var directory in context.SearchDirectories)
        {
            var path = Path.GetFullPath(Path.Combine(directory, source.Address));
            if (IsThere(path))
                return Task.FromResult(new ResolvedSource(Path.TrimEndingDirectorySeparator(path)));
        }

        throw Missing(source.Address, context.SearchDirectories);
    }

    // Path.Exists says yes to a link whose target is gone.
    private static bool IsThere(string path) =>
        Path.Exists(path)
        && (System.IO.File.ResolveLinkTarget(path, returnFinalTarget: true) is not { } target || Path.Exists(target.FullName));

    private static ResolveException Missing(string address, IReadOnlyList<string> directories) =>
        new($"cannot find source file '{address}'")
        {
            Remedy = NameInOtherCase(address, directories) is { } near
                ? $"there is '{near}': check upper and lower case"
                : Path.IsPathRooted(address)
                    ? "create it, or correct the path"
                    : $"create it in {string.Join(" or ", directories)}, or correct the path",
        };

    // What works on a file system that ignores case and fails elsewhere is the mistake that is hardest to see.
    private static string? NameInOtherCase(string address, IReadOnlyList<string> directories)
    {
        var parent = Path.GetDirectoryName(address) ?? "";
        var name = Path.GetFileName(address);
        foreach (var directory in directories)
        {
            var folder = new DirectoryInfo(Path.Combine(directory, parent));
            if (name.Length == 0 || !folder.Exists)
                continue;
            foreach (var entry in folder.EnumerateFileSystemInfos())
            {
                if (string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase))
                    return Path.Combine(parent, entry.Name);
            }
        }

        return null;
    }
}
