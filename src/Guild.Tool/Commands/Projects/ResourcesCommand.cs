using Guild.Abstractions;
using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.Logging;
using Guild.Core.Operations;
using Guild.Core.Resources;
using Guild.Core.Text;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Projects;

/// <summary><c>guild resources</c>: what operations require, and whether it is at hand.</summary>
internal sealed class ResourcesCommand(GuildFileLoader guildFiles, OperationResolver operations, RequiredSources required, GuildEnvironment environment, IGuildLog log, ITerminal terminal) : ICommand
{
    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "resources",
        Summary = "Show what operations require.",
        Description = """
            Show the files, downloads, runs and modules that an operation requires: where each comes from, whether it is at hand, how big it is and
            where the Guild file says so. Without OPERATION those of all operations are shown. Nothing is downloaded.

            'guild cache' shows and prunes what has been downloaded.
            """,
        Arguments = [new ArgumentSpec("OPERATION") { TakesMany = true }],
        Options = [new("json", "Show it as JSON.")],
        Type = typeof(ResourcesCommand),
    };

    /// <inheritdoc/>
    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var isForAll = asked.Arguments.Count == 0;
        var rows = Operations(asked.Arguments).SelectMany(o => Sources(o, isForAll).Select(s => (Operation: o, Source: s))).ToList();
        if (asked.Has("json"))
        {
            terminal.Out.WriteLine(JsonText.WriteAscii(new ListValue([.. rows.Select(r => Json(r.Operation, r.Source))])));
            return Task.FromResult(0);
        }

        if (rows.Count == 0)
            terminal.Error.WriteLine("No required resources found.");
        var lines = rows.Select(r => (string[])[r.Operation.Operation.FullName, r.Source.Uri, State(r.Source), Name(r.Source), Place(r.Source)]).ToList();
        foreach (var line in Table.Format(lines))
            terminal.Out.WriteLine(line);
        return Task.FromResult(0);
    }

    private IEnumerable<ResolvedOperation> Operations(IReadOnlyList<string> names)
    {
        if (names.Count > 0)
            return names.Select(operations.Resolve);
        var file = guildFiles.Load(GuildFileUse.Listing)
            ?? throw new GuildException(new GuildError($"The current directory has no Guild file ({GuildFileFinder.FileName})") { Fix = "change to the project's directory, or give its path with -C" });
        return file.Models.SelectMany(m => m.Operations).Select(o => new ResolvedOperation { Operation = o, GuildFile = file, ProjectDirectory = file.Directory });
    }

    private IEnumerable<RequiredSource> Sources(ResolvedOperation operation, bool isOneOfAll)
    {
        var flags = operation.Operation.Flags.Select(f => new NamedValue(f.Name, f.Default)).ToList();
        try
        {
            var dependencies = new DependencyPlanner(operation.GuildFile).Plan(operation.Operation, flags, [], environment.WorkingDirectory);
            return [.. required.Of(dependencies, flags)];
        }
        catch (GuildException e) when (isOneOfAll)
        {
            // One operation that can't be run says nothing about the others.
            foreach (var error in e.Errors)
                log.Warning(error.What + (error.Where is { } at ? $"\n --> {at}" : ""));
            return [];
        }
    }

    private static string State(RequiredSource source)
    {
        var state = source.State switch
        {
            SourceState.Present => "there",
            SourceState.Cached => "cached",
            SourceState.NotCached => "not cached",
            SourceState.Run => $"run {source.Place![..8]}",
            SourceState.Missing => source.Source.Kind == "operation" ? "no run" : "missing",
            _ => "",
        };
        return source.Size is { } size ? $"{state}, {ByteSize.Format(size)}" : state;
    }

    // A resource without name is called like its sources, which stand beside it.
    private static string Name(RequiredSource source) => source.Resource.Contains(source.Source.Uri, StringComparison.Ordinal) ? "" : source.Resource;

    private static string Place(RequiredSource source) => source.Source.Location is { } at ? $"{at.File}:{at.Line}" : "";

    private static MapValue Json(ResolvedOperation operation, RequiredSource source) => MapValue.Of(
        ("operation", Value.Of(operation.Operation.FullName)),
        ("resource", Value.Of(source.Resource)),
        ("source", Value.Of(source.Uri)),
        ("state", Value.Of(source.State switch
        {
            SourceState.Present => "present",
            SourceState.Cached => "cached",
            SourceState.NotCached => "not-cached",
            SourceState.Run => "run",
            SourceState.Missing => "missing",
            _ => "unknown",
        })),
        ("place", Value.Of(source.Place)),
        ("size", source.Size is { } size ? Value.Of(size) : Value.Null),
        ("file", Value.Of(source.Source.Location?.File)),
        ("line", source.Source.Location is { } at ? Value.Of(at.Line) : Value.Null));
}
