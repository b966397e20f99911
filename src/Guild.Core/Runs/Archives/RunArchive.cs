using Guild.Core.Errors;
using Guild.Core.Logging;
using Guild.Core.Runs.Transfer;
using Guild.Core.Runs.Zip;

namespace Guild.Core.Runs.Archives;

/// <summary>A place outside of <c>runs/</c> that holds runs: a directory of run directories, or a zip file of them.</summary>
public sealed class RunArchive : IDisposable
{
    private readonly ZipOfRuns? _zip;
    private readonly string? _temporary;

    private RunArchive(string path, IReadOnlyList<Run> runs, ZipOfRuns? zip = null, string? temporary = null)
    {
        (Path, Runs, _zip, _temporary) = (path, runs, zip, temporary);
        // Ctrl-C at a question ends the process without going back to whoever would dispose of this.
        if (temporary is not null)
            AppDomain.CurrentDomain.ProcessExit += RemoveTemporary;
    }

    /// <summary>Absolute path of the directory or file.</summary>
    public string Path { get; }

    /// <summary>The runs, newest first. Of a zip file only their records are unpacked.</summary>
    public IReadOnlyList<Run> Runs { get; }

    /// <summary>Whether it is a zip file.</summary>
    public bool IsZip => _zip is not null;

    /// <summary>Opens an archive.</summary>
    /// <param name="path">Absolute path of a directory or a zip file.</param>
    /// <param name="store">Reads runs.</param>
    /// <param name="zone">The local time zone.</param>
    public static RunArchive Open(string path, RunStore store, TimeZoneInfo zone)
    {
        if (Directory.Exists(path))
            return new RunArchive(path, store.ListIn(path));
        var zip = ZipOfRuns.Open(path, zone);
        var temporary = Directory.CreateTempSubdirectory("guild-archive-").FullName;
        try
        {
            foreach (var id in zip.Ids)
                zip.ExtractRecord(id, System.IO.Path.Combine(temporary, id));
            return new RunArchive(path, store.ListIn(temporary), zip, temporary);
        }
        catch (Exception e)
        {
            zip.Dispose();
            DirectoryRemoval.Remove(temporary);
            throw e is InvalidDataException or IOException ? new GuildException([new GuildError($"cannot read '{path}': {e.Message}")], cause: e) : e;
        }
    }

    /// <summary>Copies a run of the archive to a new directory.</summary>
    public void Copy(Run run, string target, bool followsLinks, IGuildLog log)
    {
        if (_zip is { } zip)
            RunTree.Create(target, directory => zip.Extract(run.Id.Value, directory));
        else
            RunTree.Copy(run.Directory, target, log.Warning, followsLinks);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _zip?.Dispose();
        if (_temporary is null)
            return;
        AppDomain.CurrentDomain.ProcessExit -= RemoveTemporary;
        DirectoryRemoval.Remove(_temporary);
    }

    private void RemoveTemporary(object? sender, EventArgs e) => DirectoryRemoval.Remove(_temporary!);
}
