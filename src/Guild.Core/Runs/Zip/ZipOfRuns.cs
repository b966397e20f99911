using Guild.Core.Errors;

namespace Guild.Core.Runs.Zip;

/// <summary>A zip file of runs: one directory per run at its top, as exports have it.</summary>
public sealed class ZipOfRuns : IDisposable
{
    private readonly ZipReader _zip;
    private readonly Dictionary<string, List<ZipMember>> _byRun = new(StringComparer.Ordinal);

    private ZipOfRuns(ZipReader zip) => _zip = zip;

    /// <summary>The names of the directories that are runs.</summary>
    public IReadOnlyList<string> Ids { get; private set; } = [];

    internal ZipReader Reader => _zip;

    /// <summary>Opens a zip file.</summary>
    /// <exception cref="GuildException">It can't be read, or holds what no export writes.</exception>
    public static ZipOfRuns Open(string path, TimeZoneInfo zone)
    {
        try
        {
            var runs = new ZipOfRuns(new ZipReader(path, zone));
            foreach (var member in runs._zip.Members)
                runs.Admit(member, path);
            runs.CheckLinks(path);
            runs.Ids = [.. runs._byRun.Where(r => IsRun(r.Key, r.Value)).Select(r => r.Key)];
            return runs;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new GuildException([new GuildError($"cannot read '{path}': {e.Message}")], cause: e);
        }
    }

    /// <summary>Makes a directory of a run.</summary>
    public void Extract(string id, string directory) => ZipTree.Extract(_zip, _byRun[id], id, directory);

    /// <summary>Makes a directory of what lists of runs need of a run: its record and its events, not its files nor its output.</summary>
    public void ExtractRecord(string id, string directory) => ZipTree.Extract(_zip, _byRun[id].Where(m => IsOfRecord(m, id)), id, directory);

    /// <summary>Whether the zip file holds a run just as it is in a directory.</summary>
    public bool Holds(RunDirectory run) => _byRun.TryGetValue(run.Id.Value, out var members) && ZipCheck.IsEqual(_zip, members, run.Path, run.Id.Value);

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();

    private static bool IsRun(string id, List<ZipMember> members) =>
        members.Exists(m => m.Name.Length == id.Length + "/.guild/opref".Length && m.Name.EndsWith("/.guild/opref", StringComparison.Ordinal))
        || members.Exists(m => m.Name == id + "/.guild/attrs/opref");

    private static bool IsOfRecord(ZipMember member, string id)
    {
        var path = member.Name.AsSpan(id.Length + 1);
        return path.Contains(".tfevents.", StringComparison.Ordinal)
            || (path.StartsWith(".guild/")
                && !path.StartsWith(".guild/output") && !path.StartsWith(".guild/sourcecode/") && !path.StartsWith(".guild/job-packages/"));
    }

    private void Admit(ZipMember member, string path)
    {
        var name = member.Name;
        if (name.StartsWith('/') || name.Contains('\0', StringComparison.Ordinal) || name.Split('/', '\\').Contains("..") || (name.Length > 1 && name[1] == ':'))
            throw new GuildException($"'{path}' is refused: member '{name.Replace('\0', '?')}' would be written outside of its run");
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0)
            return;
        var id = name[..slash];
        if (!_byRun.TryGetValue(id, out var members))
            _byRun[id] = members = [];
        if (name.Length > slash + 1 || !members.Exists(m => m.Name == name))
            members.Add(member);
    }

    private void CheckLinks(string path)
    {
        var links = new HashSet<string>(_zip.Members.Where(m => m.IsLink).Select(m => m.Name), StringComparer.Ordinal);
        if (links.Count == 0)
            return;
        foreach (var member in _zip.Members)
        {
            for (var slash = member.Name.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = member.Name.IndexOf('/', slash + 1))
            {
                if (links.Contains(member.Name[..slash]))
                    throw new GuildException($"'{path}' is refused: member '{member.Name}' lies behind a link");
            }
        }
    }
}
