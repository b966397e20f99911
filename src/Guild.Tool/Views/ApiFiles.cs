using Guild.Abstractions;
using Guild.Core;
using Guild.Core.Runs;

namespace Guild.Tool.Views;

/// <summary>The files of a run as <c>guild api runs</c> lists them: without guild's own, linked directories not entered.</summary>
internal sealed class ApiFiles(RunStore store, GuildEnvironment environment)
{
    /// <summary>The files, in natural order.</summary>
    public ListValue Of(Run run) => new(
    [
        .. RunFiles.List(run.Directory, new RunFileQuery { IncludesHidden = true })
            .Where(p => !p.StartsWith(".guild/", StringComparison.Ordinal) && (!p.EndsWith('/') || IsLink(run, p)))
            .Select(p => Of(run, p.TrimEnd('/'))),
    ]);

    private static bool IsLink(Run run, string path) => new FileInfo(Path.Combine(run.Directory.Path, path.TrimEnd('/'))).LinkTarget is not null;

    private Value Of(Run run, string path)
    {
        var file = new FileInfo(Path.Combine(run.Directory.Path, path));
        var target = file.LinkTarget is null ? file : Resolve(file);
        var (operation, source) = file.LinkTarget is { } link ? Source(Path.GetFullPath(link, file.DirectoryName!)) : (Value.Null, Value.Null);
        return MapValue.Of(
            ("path", Value.Of(path)),
            ("size", target is FileInfo { Exists: true } regular ? Value.Of(regular.Length) : Value.Null),
            ("mtime", target is { Exists: true } ? Value.Of(new DateTimeOffset(target.LastWriteTimeUtc).ToUnixTimeMilliseconds()) : Value.Null),
            ("operation", operation),
            ("run", source));
    }

    private static FileSystemInfo? Resolve(FileInfo link)
    {
        try
        {
            return link.ResolveLinkTarget(returnFinalTarget: true);
        }
        catch (IOException)
        {
            // A circle of links leads nowhere.
            return null;
        }
    }

    // The run that a link points into.
    private (Value Operation, Value Run) Source(string target)
    {
        var runs = environment.RunsDirectory + "/";
        if (!target.StartsWith(runs, StringComparison.Ordinal))
            return (Value.Null, Value.Null);
        var id = new RunId(target[runs.Length..].Split('/')[0]);
        return store.Find(id) is { } run
            ? (Value.Of(RunOperation.Text(run)), Value.Of(run.Id.Short))
            : (Value.Of($"{id.Short} (deleted)"), Value.Null);
    }
}
