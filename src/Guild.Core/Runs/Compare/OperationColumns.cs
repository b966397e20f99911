using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.Logging;
using Guild.Core.Operations;
using Guild.Core.Runs.Columns;

namespace Guild.Core.Runs.Compare;

/// <summary>The columns that operations ask for: <c>compare</c> of the Guild file as it is now, else as an old run recorded it.</summary>
public sealed class OperationColumns(GuildFileLoader guildFiles, IGuildLog log)
{
    private readonly Dictionary<string, GuildFile?> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<(string File, string Model, string Operation), IReadOnlyList<ColumnSpec>?> _known = [];

    /// <summary>The columns of a run; <see langword="null"/> when its operation says nothing.</summary>
    public IReadOnlyList<ColumnSpec>? Of(Run run) => Defined(run) ?? Recorded(run);

    /// <summary>The columns of specs. One that can't be read is warned of and passed over.</summary>
    public IReadOnlyList<ColumnSpec> Parse(IEnumerable<string> specs) => [.. specs.SelectMany(Parse)];

    private IReadOnlyList<ColumnSpec> Parse(string spec)
    {
        try
        {
            return ColumnSpecParser.Parse(spec);
        }
        catch (GuildException e)
        {
            log.Warning($"error parsing '{spec}': {e.Message}");
            return [];
        }
    }

    private IReadOnlyList<ColumnSpec>? Defined(Run run)
    {
        if ((run.Prototype ?? run).OpRef is not { PackageType: "guildfile" } opRef)
            return null;
        var key = (opRef.PackageName, opRef.ModelName, opRef.OperationName);
        if (!_known.TryGetValue(key, out var columns))
        {
            var operation = File(opRef.PackageName)?.FindModel(opRef.ModelName)?.Operations.FirstOrDefault(o => o.Name == opRef.OperationName);
            _known[key] = columns = operation?.Compare is { } specs ? Parse(specs) : null;
        }

        return columns;
    }

    private IReadOnlyList<ColumnSpec>? Recorded(Run run) =>
        run["compare"] is ListValue list ? Parse(list.Items.OfType<TextValue>().Select(t => t.Text)) : null;

    private GuildFile? File(string path)
    {
        if (!_files.TryGetValue(path, out var file))
            _files[path] = file = Read(path);
        return file;
    }

    private GuildFile? Read(string path)
    {
        try
        {
            return System.IO.File.Exists(path) ? guildFiles.Read(path, GuildFileUse.Help) : null;
        }
        catch (GuildException e)
        {
            log.Warning($"{path} has an error, so its columns are not known: {e.Message}");
            return null;
        }
    }
}
