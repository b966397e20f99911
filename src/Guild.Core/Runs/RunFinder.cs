using System.Globalization;
using Guild.Abstractions;

namespace Guild.Core.Runs;

/// <summary>Finds the run that a dependency, a restart or <c>--needed</c> means.</summary>
public sealed class RunFinder(RunStore store)
{
    /// <summary>What the files of a dependency may come from.</summary>
    public static IReadOnlyList<RunStatus> DependencyStatuses { get; } = [RunStatus.Completed, RunStatus.Running, RunStatus.Terminated];

    /// <summary>What a flag that names a run may be filled in with: a staged run, too.</summary>
    public static IReadOnlyList<RunStatus> FlagStatuses { get; } = [RunStatus.Completed, RunStatus.Running, RunStatus.Terminated, RunStatus.Staged];

    /// <summary>The run of one of these operations: the newest marked one, else the newest; <see langword="null"/> when there is none.</summary>
    /// <param name="operations">The operations.</param>
    /// <param name="statuses">The statuses that are good enough; <see langword="null"/> for any.</param>
    public Run? Latest(IReadOnlyCollection<OperationReference> operations, IReadOnlyCollection<RunStatus>? statuses = null)
    {
        Run? newest = null;
        foreach (var run in store.Searched())
        {
            if (run.OpRef is not { } opRef || !operations.Any(o => o.Matches(opRef)) || statuses?.Contains(run.Status) == false)
                continue;
            if (run.IsMarked)
                return run;
            newest ??= run;
        }

        return newest;
    }

    /// <summary>The runs whose id begins so, newest first. A full id is looked up, not searched.</summary>
    public IReadOnlyList<Run> WithPrefix(string prefix)
    {
        if (new RunId(prefix).IsFull)
            return store.Find(new RunId(prefix)) is { } run ? [run] : [];
        return prefix.Length == 0 ? [] : [.. store.Searched().Where(r => r.Id.Value.StartsWith(prefix, StringComparison.Ordinal))];
    }

    /// <summary>
    /// The run that <c>--restart</c>, <c>--start</c> and <c>--proto</c> mean: the path of a run directory (absolute, or beginning with a
    /// dot), an operation, an index into the list, an id or its beginning. Empty when nothing matches; several when a prefix is ambiguous.
    /// </summary>
    public IReadOnlyList<Run> Named(string text, string currentDirectory)
    {
        if (text.Length == 0)
            return [];
        if (text[0] == '.' || Path.IsPathRooted(text))
            return store.Open(new RunDirectory(Path.GetFullPath(text, currentDirectory))) is { } run ? [run] : [];
        // As batches are listed. In the name of an operation a plus sign means another thing.
        if (text.Contains('+', StringComparison.Ordinal) && store.List().FirstOrDefault(r => r.IsBatch && RunOperation.Text(r) == text) is { } batch)
            return [batch];
        if (OperationReference.Parse(text) is { } operation && Latest([operation]) is { } latest)
            return [latest];
        // As everywhere: a number is an index first. Else what '1' means would change with the ids that happen to be there.
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index >= 1 && store.List() is var all && index <= all.Count)
            return [all[index - 1]];
        return WithPrefix(text);
    }

    /// <summary>The completed and terminated runs of exactly this operation with exactly these flag values, newest first (<c>--needed</c>).</summary>
    public IReadOnlyList<Run> Equal(OpRef opRef, MapValue flags) =>
        [.. store.Searched().Where(r => r.OpRef == opRef && r.Flags.Equals(flags) && r.Status is RunStatus.Completed or RunStatus.Terminated)];
}
