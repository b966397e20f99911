using Guild.Core.Logging;
using Guild.Core.Text;

namespace Guild.Core.Resources;

/// <summary>
/// Makes files and directories appear in a run directory, whole or not at all: they are made under a temporary name below
/// <c>.guild</c> and renamed.
/// </summary>
/// <param name="runDirectory">Absolute path of the run directory.</param>
/// <param name="log">Told what is skipped.</param>
internal sealed class TargetWriter(string runDirectory, IGuildLog log)
{
    private const long WorthSaying = 1L << 30;

    private long _copied;
    private bool _hasSaid;

    /// <summary>Makes a link or a copy.</summary>
    /// <returns>Whether the target is new; <see langword="false"/> when something stands there that isn't to be replaced.</returns>
    /// <exception cref="UnmetException">The target would lie outside the run directory.</exception>
    public async Task<bool> WriteAsync(Placement placement, CancellationToken cancel)
    {
        var target = Path.Combine(runDirectory, placement.Target);
        RefuseWayThroughLink(placement.Target);
        if (IsThere(target) && !placement.ReplacesExisting)
        {
            log.Warning($"{target} already exists, skipping {(placement.IsLink ? "link" : "copy")}");
            return false;
        }

        var workshop = Path.Combine(runDirectory, ".guild", ".tmp-" + RandomName.New());
        Directory.CreateDirectory(workshop);
        try
        {
            var made = Path.Combine(workshop, Path.GetFileName(target));
            var parent = Path.GetDirectoryName(target)!;
            Directory.CreateDirectory(parent);
            if (!placement.IsLink || !TryLink(placement.Origin, made, parent))
                await CopyAsync(placement.Origin, made, cancel);
            Delete(target);
            if (IsDirectoryItself(made))
                Directory.Move(made, target);
            else
                File.Move(made, target);
            return true;
        }
        finally
        {
            DeleteQuietly(workshop);
        }
    }

    private bool TryLink(string origin, string link, string parent)
    {
        // Relative, so that a home can be moved; from the real parent, because '..' climbs from there.
        var target = Path.GetRelativePath(RealPath.Of(parent), origin);
        try
        {
            if (Directory.Exists(origin))
                Directory.CreateSymbolicLink(link, target);
            else
                File.CreateSymbolicLink(link, target);
            return true;
        }
        catch (Exception e) when (OperatingSystem.IsWindows() && e is IOException or UnauthorizedAccessException)
        {
            log.Info($"{Path.GetFileName(link)} is copied because links need a privilege on this system");
            return false;
        }
    }

    private async Task CopyAsync(string origin, string target, CancellationToken cancel)
    {
        if (!Directory.Exists(origin))
        {
            await TreeCopy.FileAsync(origin, target, cancel);
            Count(new FileInfo(target).Length);
            return;
        }

        foreach (var size in TreeCopy.Directory(origin, target, cancel))
            Count(size);
    }

    private void Count(long bytes)
    {
        _copied += bytes;
        if (_copied < WorthSaying || _hasSaid)
            return;
        _hasSaid = true;
        log.Info($"More than {ByteSize.Format(WorthSaying)} of required files is copied into the run - use target-type: link to link them instead");
    }

    // An earlier resource may have been linked as a directory: writing below it would write into somebody's own files.
    private void RefuseWayThroughLink(string target)
    {
        for (var slash = target.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = target.IndexOf('/', slash + 1))
        {
            var parent = target[..slash];
            if (new FileInfo(Path.Combine(runDirectory, parent)).LinkTarget is { } outside)
            {
                throw new UnmetException($"cannot write to '{target}' because '{parent}' is a link to '{outside}', outside the run directory")
                {
                    Fix = "give the resource another target-path, or the linked one 'target-type: copy'",
                };
            }
        }
    }

    private static bool IsThere(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;

    private static bool IsDirectoryItself(string path) => new DirectoryInfo(path) is { Exists: true, LinkTarget: null };

    private static void Delete(string path)
    {
        if (IsDirectoryItself(path))
            Directory.Delete(path, recursive: true);
        else
            File.Delete(path);
    }

    private static void DeleteQuietly(string directory)
    {
        try
        {
            Directory.Delete(directory, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Left-overs lie below .guild, where no program looks; the reason for failing is worth more.
        }
    }
}
