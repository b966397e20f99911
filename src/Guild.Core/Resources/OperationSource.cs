using Guild.Abstractions;
using Guild.Core.Logging;
using Guild.Core.Runs;

namespace Guild.Core.Resources;

/// <summary><c>operation: OP</c>: files of a run.</summary>
internal sealed class OperationSource(GuildEnvironment environment, IUpstreamRuns runs, IGuildLog log)
{
    public AcquiredSource Acquire(SourceRequest request)
    {
        var (directory, config) = Choose(request);
        return FilesOf(directory, config, request);
    }

    /// <summary>
    /// Takes a run's files for a source that is declared as a file, when the user gives the run's full id instead of a path;
    /// <see langword="null"/> otherwise.
    /// </summary>
    public AcquiredSource? AcquireInstead(SourceRequest request)
    {
        var text = request.Choice is TextValue choice ? choice.Text : "";
        if (!new RunId(text).IsFull || System.IO.Path.Exists(System.IO.Path.GetFullPath(text, environment.WorkingDirectory)) || runs.FindById(text) is not { } run)
            return null;
        log.Info($"Using run {run.Id} for {request.Name}");
        return FilesOf(run.Directory, Value.Of(run.Id), request);
    }

    private AcquiredSource FilesOf(string directory, Value config, SourceRequest request)
    {
        var paths = request.Source.Select.Count > 0
            ? PathSelection.Select(request.Source.Select, Listing(directory, request), log)
            : GeneratedFiles.TopLevelOf(directory, environment);
        return new AcquiredSource([.. paths.Select(p => Path(directory, p, request))]) { Config = config };
    }

    private (string Directory, Value Config) Choose(SourceRequest request)
    {
        var operations = OperationReference.ParseList(request.Address);
        var text = request.Choice is { } choice ? ValueText.Of(choice) : "";
        if (text.Length > 0 && DirectoryAt(text) is { } directory)
        {
            log.Info($"Using {System.IO.Path.GetRelativePath(environment.CommandDirectory, directory)} for {request.Name}");
            return (directory, request.Choice!);
        }

        var run = text.Length == 0
            ? runs.FindLatest(operations, idPrefix: null, allowsStaged: false)
            : new RunId(text).IsFull ? runs.FindById(text) : runs.FindLatest(operations, text, allowsStaged: false);
        if (run is null)
        {
            throw new UnmetException($"no suitable run for {request.Address}")
            {
                Fix = text.Length > 0
                    ? $"'{text}' names no run of it: 'guild runs' lists those that there are"
                    : $"run it first: guild run {operations.FirstOrDefault()?.Operation ?? request.Address}",
            };
        }

        log.Info($"Using run {run.Id} for {request.Name}");
        return (run.Directory, Value.Of(run.Id));
    }

    // Only what looks like a path is one: a directory that happens to be called like the beginning of an id doesn't hide the run.
    private string? DirectoryAt(string text)
    {
        if (!text.Contains('/', StringComparison.Ordinal) && text is not ("." or "..") && !System.IO.Path.IsPathRooted(text))
            return null;
        var path = System.IO.Path.GetFullPath(text, environment.WorkingDirectory);
        return Directory.Exists(path)
            ? System.IO.Path.TrimEndingDirectorySeparator(path)
            : throw new UnmetException($"{path} does not exist") { Fix = "give a run's id, or the path of a directory" };
    }

    // The record isn't the operation's work, unless somebody asks for it by name.
    private static IReadOnlyList<string> Listing(string directory, SourceRequest request) =>
        request.Source.Select.Any(s => s.Pattern.Contains(".guild", StringComparison.Ordinal))
            ? DirectoryListing.Of(directory)
            : DirectoryListing.Of(directory, name => name == ".guild");

    private static AcquiredPath Path(string directory, string path, SourceRequest request) =>
        new(System.IO.Path.Combine(directory, path), request.Source.Uri)
        {
            KeptDirectory = System.IO.Path.GetDirectoryName(path) ?? "",
        };
}
