using Guild.Abstractions;
using Guild.Core.Runs;
using Guild.Tool.CommandLine;

namespace Guild.Tool.Completion;

/// <summary>What the runs of the home offer: their ids, what filters ask for, and their files.</summary>
internal sealed class OfferedRuns(CompletionRequest request, Func<HostServices> services)
{
    // Who has more runs than this still means a recent one, and is waiting for an answer.
    private const int Recent = 1000;

    /// <summary>Ids of runs, newest first.</summary>
    public IEnumerable<string> Ids(string beginning = "") => Directories(beginning).Select(d => d.Name);

    /// <summary>What a filter option can be given, as recent runs have it; none for other options.</summary>
    /// <param name="option">The option's name.</param>
    public IEnumerable<string> ValuesOf(string option)
    {
        Func<Run, IEnumerable<string>>? values = option switch
        {
            "operation" => run => [RunOperation.Text(run)],
            "tag" or "delete" => run => run.Tags,
            "digest" => run => [(run["sourcecode_digest"] as TextValue)?.Text ?? ""],
            _ => null,
        };
        return values is null ? [] : services().Runs.List().First(Recent).SelectMany(values).Where(v => v.Length > 0).Distinct();
    }

    /// <summary>Names of the attributes of a run.</summary>
    /// <param name="run">The beginning of its id; empty for the latest run.</param>
    public IReadOnlyList<string> AttributesOf(string run) =>
        Directories(run).FirstOrDefault() is { } directory ? RunAttributes.Names(new RunDirectory(directory.FullName)) : [];

    /// <summary>Files and directories of a run, these with a slash behind them.</summary>
    /// <param name="run">The beginning of its id; empty for the latest run.</param>
    /// <param name="typed">What is typed of the path.</param>
    public IEnumerable<string> FilesOf(string run, string typed)
    {
        var parent = typed[..(typed.LastIndexOf('/') + 1)];
        if (Path.IsPathRooted(parent) || Directories(run).FirstOrDefault() is not { } directory)
            return [];
        var folder = new DirectoryInfo(Path.Combine(directory.FullName, parent));
        return !folder.Exists ? [] : folder.EnumerateFileSystemInfos()
            .Where(f => f.Name != ".guild")
            .Select(f => $"{parent}{f.Name}{(f is DirectoryInfo ? "/" : "")}")
            .Order(StringComparer.Ordinal);
    }

    private IEnumerable<DirectoryInfo> Directories(string beginning)
    {
        var folder = request.Environment.RunsDirectory;
        return !Directory.Exists(folder) ? [] : new DirectoryInfo(folder).EnumerateDirectories()
            .Where(d => d.Name.Length == 32 && d.Name.StartsWith(beginning, StringComparison.Ordinal))
            .OrderByDescending(d => d.LastWriteTimeUtc);
    }
}
