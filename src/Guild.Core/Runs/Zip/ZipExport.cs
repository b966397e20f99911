using Guild.Core.Errors;
using Guild.Core.Runs.Transfer;

namespace Guild.Core.Runs.Zip;

/// <summary>
/// Puts runs into a zip file, new or not. The file is written beside the old one, read again and checked, and only then takes its place: a
/// guild that is killed leaves the old one.
/// </summary>
public sealed class ZipExport : Archives.IRunTarget
{
    private readonly string _path;
    private readonly string _copy;
    private readonly TimeZoneInfo _zone;
    private readonly ZipOfRuns? _existing;
    private readonly HashSet<string> _ids;
    private readonly List<string> _added = [];
    private FileStream? _file;
    private ZipWriter? _writer;

    private ZipExport(string path, TimeZoneInfo zone, ZipOfRuns? existing)
    {
        (_path, _zone, _existing) = (path, zone, existing);
        _ids = new HashSet<string>(existing?.Ids ?? [], StringComparer.Ordinal);
        _copy = Leftovers.CopyingPath(Path.GetDirectoryName(path)!, Path.GetFileName(path));
    }

    /// <summary>Begins an export.</summary>
    /// <param name="path">Absolute path of the zip file; created, with its directory, when it isn't there.</param>
    /// <param name="zone">The local time zone.</param>
    /// <param name="processes">The processes that live, to clear away what dead ones left.</param>
    public static ZipExport Begin(string path, TimeZoneInfo zone, IProcessTable processes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Leftovers.Sweep(Path.GetDirectoryName(path)!, processes);
        return new ZipExport(path, zone, File.Exists(path) ? ZipOfRuns.Open(path, zone) : null);
    }

    /// <inheritdoc/>
    public bool Contains(RunId id) => _ids.Contains(id.Value);

    /// <inheritdoc/>
    public bool Holds(RunDirectory run) => _existing?.Holds(run) == true;

    /// <inheritdoc/>
    public void Add(RunDirectory run, bool followsLinks, Action<string> warn)
    {
        var writer = Writer();
        var mark = writer.Mark();
        try
        {
            ZipTree.Add(writer, new DirectoryInfo(run.Path), run.Id.Value, followsLinks, warn);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Half a run is none.
            writer.Return(mark);
            throw;
        }

        _ids.Add(run.Id.Value);
        _added.Add(run.Id.Value);
    }

    /// <summary>Finishes the file, checks what was written, and puts it in its place.</summary>
    public void Commit()
    {
        if (_writer is null)
            return;
        _writer.End();
        _file!.Dispose();
        _existing?.Dispose();
        Check();
        File.Move(_copy, _path, overwrite: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer?.Dispose();
        try
        {
            _file?.Dispose();
        }
        catch (IOException)
        {
            // The disk is full, as whoever wrote to it has been told: what is still in the buffer is of no use.
        }

        _existing?.Dispose();
        if (_file is not null)
            File.Delete(_copy);
    }

    private ZipWriter Writer()
    {
        if (_writer is not null)
            return _writer;
        _file = new FileStream(_copy, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 18);
        _writer = new ZipWriter(_file, _zone);
        if (_existing is not null)
            _writer.Begin(_existing.Reader);
        return _writer;
    }

    private void Check()
    {
        try
        {
            using var zip = new ZipReader(_copy, _zone);
            var added = new HashSet<string>(_added, StringComparer.Ordinal);
            foreach (var member in zip.Members)
            {
                if (added.Contains(member.Name.Split('/')[0]))
                    zip.Read(member, static _ => { });
            }
        }
        catch (InvalidDataException e)
        {
            throw new GuildException([new GuildError($"'{_path}' was not written as it should be: {e.Message}") { Fix = "check the disk, and export again; the file as it was is untouched" }], cause: e);
        }
    }
}
