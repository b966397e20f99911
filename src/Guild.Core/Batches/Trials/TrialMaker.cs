using Guild.Abstractions;
using Guild.Core.Labels;
using Guild.Core.Logging;
using Guild.Core.Planning;
using Guild.Core.Running;
using Guild.Core.Runs;
using Guild.Core.Runs.Transfer;

namespace Guild.Core.Batches.Trials;

/// <summary>Makes the runs of trials: copies of the batch's prototype with flags of their own, which wait to be started (runs.md 7.3).</summary>
public sealed class TrialMaker(GuildEnvironment environment, RunClock clock, IGuildLog log)
{
    // What only the prototype needs: the trials' own flags say it for each of them.
    private static readonly string[] OfPrototypeOnly = [BatchFlags.RowsAttribute, BatchFlags.LiteralAttribute];

    /// <summary>Makes the run of a trial, and the batch's link to it.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="flags">The flags of the trial.</param>
    public RunDirectory Make(BatchRecord batch, IReadOnlyList<NamedValue> flags)
    {
        var trial = new RunDirectory(Path.Combine(environment.RunsDirectory, RunId.New().Value));
        RunTree.Create(trial.Path, draft => Fill(new RunDirectory(draft), trial.Id, batch.Prototype, flags));
        Directory.CreateSymbolicLink(Path.Combine(batch.Run.Directory.Path, trial.Id.Value), Path.GetRelativePath(batch.Run.Directory.Path, trial.Path));
        return trial;
    }

    private void Fill(RunDirectory draft, RunId id, Run prototype, IReadOnlyList<NamedValue> flags)
    {
        new TreeCopier(followsLinks: false, log.Warning).Copy(prototype.Directory.Path, draft.Path);
        foreach (var name in OfPrototypeOnly)
            RunAttributes.Delete(draft, name);
        RunAttributes.Write(draft, "id", Value.Of(id.Value));
        RunAttributes.Write(draft, "flags", MapValue.Of(flags.Select(f => new MapEntry(f.Key, f.Value))));
        if (RecordedOperation.Parse(prototype["op"]) is { } operation)
        {
            RunAttributes.Write(draft, "op", (operation with { Dependencies = Chosen(operation.Dependencies, flags) }).ToValue());
            WriteLabel(draft, operation.LabelTemplate, flags);
        }

        RunRecord.WriteMarker(draft, draft.Pending);
        RunAttributes.Write(draft, "started", Value.Of(clock.Next()));
    }

    private static void WriteLabel(RunDirectory draft, string? template, IReadOnlyList<NamedValue> flags)
    {
        var standard = LabelTemplate.Default(flags, Path.Exists);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal) { ["default_label"] = standard };
        // What is wrong with a template is said when the trial starts.
        var label = template is null ? standard : LabelTemplate.Render(template, flags, texts, Path.Exists, new List<string>());
        if (label.Length == 0)
            RunAttributes.Delete(draft, "label");
        else
            RunAttributes.Write(draft, "label", Value.Of(label));
    }

    /// <summary>The recorded dependencies, with what this trial's flags choose where the prototype's choose several.</summary>
    private static Value Chosen(Value dependencies, IReadOnlyList<NamedValue> flags)
    {
        if (dependencies is not ListValue list)
            return dependencies;
        var values = flags.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        return new ListValue([.. list.Items.Select(d => d is MapValue map ? With(map) : d)]);

        MapValue With(MapValue dependency) => new([.. dependency.Entries.Select(e => e is { Name: "config", Value: MapValue config } ? new MapEntry(e.Key, Of(config)) : e)]);

        MapValue Of(MapValue config) => new(
            [.. config.Entries.Select(c => c.Name is { } name && values.TryGetValue(name, out var value) && !value.IsNull ? new MapEntry(c.Key, value) : c)]);
    }
}
