using System.Globalization;
using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.Runs;

namespace Guild.Core.Resources;

/// <summary>Fills in the runs that an operation's operation sources will use (guildfile.md 10.6, runs.md 6.3).</summary>
public sealed class OperationRunFlags(IUpstreamRuns runs)
{
    /// <summary>
    /// Replaces null values and id prefixes by full ids, adding flags that are missing.
    /// </summary>
    /// <param name="requires">The operation's resources, references resolved.</param>
    /// <param name="flags">Flag values; a list stands for one trial each.</param>
    /// <param name="isStaging">Whether the run is only staged, so that staged runs may feed it.</param>
    /// <returns>The values, in the order given, and warnings for the user.</returns>
    public RunFlagValues Resolve(
        IEnumerable<ResourceDef> requires, IReadOnlyList<NamedValue> flags, bool isStaging)
    {
        var values = new List<NamedValue>(flags);
        var warnings = new List<string>();
        foreach (var source in requires.SelectMany(r => r.Sources))
        {
            if (source.Kind != "operation" || source.HasNoFlag)
                continue;
            var name = SourceKey.Of(source);
            var at = values.FindIndex(f => f.Key == name);
            var (value, isFound) = Find(source, at < 0 ? Value.Null : values[at].Value, isStaging);
            if (at < 0)
                values.Add(new(name, value));
            else
                values[at] = new(name, value);
            if (!isFound && !source.IsOptional)
                warnings.Add($"cannot find a suitable run for required resource '{source.ResolvingName}'");
        }

        return new RunFlagValues(values, warnings);
    }

    private (Value Value, bool IsFound) Find(SourceDef source, Value value, bool isStaging)
    {
        var patterns = OperationReference.ParseList(source.Address);
        if (value is not ListValue list)
            return FindOne(patterns, value, isStaging);

        var items = list.Items.Select(i => FindOne(patterns, i, isStaging)).ToList();
        return (new ListValue([.. items.Select(i => i.Value)]), items.Exists(i => i.IsFound));
    }

    private (Value Value, bool IsFound) FindOne(IReadOnlyList<OperationReference> patterns, Value value, bool isStaging)
    {
        var text = TextOf(value);
        if (text.Length == 0)
        {
            var latest = runs.FindLatest(patterns, idPrefix: null, isStaging);
            return (latest is null ? value : Value.Of(latest.Id), latest is not null);
        }

        if (Path.IsPathRooted(text) || text.Contains('/', StringComparison.Ordinal) || text is "." or "..")
            return (value, true);
        var run = new RunId(text).IsFull ? runs.FindById(text) : runs.FindLatest(patterns, text, isStaging);
        return (run is null ? value : Value.Of(run.Id), run is not null);
    }

    /// <summary>A run reference is always text: what a number was typed as is lost, but its digits are the best guess.</summary>
    private static string TextOf(Value value) => value switch
    {
        TextValue text => text.Text,
        IntegerValue integer => integer.Number.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };
}
