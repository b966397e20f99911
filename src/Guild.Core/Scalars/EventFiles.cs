using System.IO.Enumeration;
using Guild.Core.Runs;

namespace Guild.Core.Scalars;

/// <summary>Finds event files: anywhere in a run, and in the runs that it links to (trials, steps).</summary>
internal static class EventFiles
{
    // A chain of linked runs this long is a circle.
    private const int DeepestLink = 8;

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>The event files, with the directory of each relative to the run; those of one directory by name.</summary>
    /// <param name="run">The run.</param>
    /// <param name="onLinkedRun">Is told of links to other runs, which are followed.</param>
    /// <param name="onDirectory">Is told of the run's own directories.</param>
    public static IEnumerable<(string Prefix, string Path)> Below(RunDirectory run, Action? onLinkedRun = null, Action<string>? onDirectory = null) =>
        Walk(run.Path, "", 0, onLinkedRun, onDirectory);

    // Nearly all files are attributes, which the kernel's list of names is enough to pass over.
    private static FileSystemEnumerable<FoundEntry> Entries(string directory) =>
        new(directory, (ref FileSystemEntry entry) => new FoundEntry(entry.ToFullPath(), entry.IsDirectory), Everything)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => entry.IsDirectory || entry.FileName.Contains(".tfevents.", StringComparison.Ordinal),
        };

    private static IEnumerable<(string Prefix, string Path)> Walk(string directory, string prefix, int links, Action? onLinkedRun, Action<string>? onDirectory)
    {
        if (links == 0)
            onDirectory?.Invoke(directory);
        var files = new List<string>();
        var directories = new List<(string Path, bool IsLink)>();
        try
        {
            foreach (var (path, isDirectory) in Entries(directory))
            {
                if (!isDirectory)
                    files.Add(path);
                else
                    directories.Add((path, new FileInfo(path).LinkTarget is not null));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Deleted meanwhile, or not for us: then there is nothing to read.
        }

        files.Sort(string.CompareOrdinal);
        foreach (var file in files)
            yield return (prefix, file);
        directories.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        foreach (var (path, isLink) in directories)
        {
            if (isLink && (links == DeepestLink || !RunRecord.IsRun(new RunDirectory(path))))
                continue;
            if (isLink)
                onLinkedRun?.Invoke();
            var name = Path.GetFileName(path);
            foreach (var found in Walk(path, prefix.Length == 0 ? name : $"{prefix}/{name}", isLink ? links + 1 : links, onLinkedRun, onDirectory))
                yield return found;
        }
    }

    // No structure: code over a class is compiled ahead of time.
    private sealed record FoundEntry(string Path, bool IsDirectory);
}
