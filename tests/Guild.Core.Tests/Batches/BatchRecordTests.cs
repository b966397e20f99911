using Guild.Abstractions;
using Guild.Core.Batches;
using Guild.Core.Batches.Search;
using Guild.Core.Flags;
using Guild.Core.Runs;

namespace Guild.Core.Tests.Batches;

/// <summary>Batches that the original has made are read, and their trials computed, as if they were ours.</summary>
public sealed class BatchRecordTests
{
    [Test]
    public void A_grid_of_the_original_stands_for_the_trials_that_it_made()
    {
        var batch = Batches().Single(b => b.Optimizer == BuiltinOptimizer.Grid);

        var trials = KnownTrials.Of(batch.Optimizer, batch.Flags, batch.MaxTrials, batch.Seed);

        Assert.That(batch.Objective.Words, Is.EqualTo("minimize loss"));
        Assert.That(trials.Select(t => Map(t)["lr"]), Is.EqualTo(new[] { Value.Of(0.1), Value.Of(0.2) }));
        // The other one has been deleted since.
        Assert.That(TrialsOf(batch).Select(t => t.Flags), Is.EqualTo(new[] { Map(trials[1]) }));
    }

    [Test]
    public void A_random_search_of_the_original_stands_for_as_many_trials_with_values_of_the_same_range()
    {
        var batch = Batches().Single(b => b.Optimizer == BuiltinOptimizer.Random);

        var trials = KnownTrials.Of(batch.Optimizer, batch.Flags, batch.MaxTrials, batch.Seed).Select(Map).ToList();

        var made = TrialsOf(batch).ToList();
        Assert.That(trials, Has.Count.EqualTo(made.Count));
        Assert.That(trials.Concat(made.Select(t => t.Flags)).Select(f => PythonEquality.Number(f["lr"]!)), Is.All.InRange(0.01, 0.1));
        Assert.That(trials.Select(f => f["name"]), Is.All.EqualTo(made[0].Flags["name"]));
        Assert.That(SearchSpace.Of(batch.Flags.Values, batch.Flags.Literal).PointOf(made[0].Flags), Is.Not.Null, "a search can learn from it");
    }

    private static RunStore Store => field ??= new RunStore(
        new GuildEnvironment
        {
            Home = RunsCorpus.Home,
            WorkingDirectory = RunsCorpus.Directory,
            CommandDirectory = RunsCorpus.Directory,
            UserHome = RunsCorpus.Directory,
            Variables = new Dictionary<string, string>(),
        },
        new SystemProcessTable());

    private static IEnumerable<BatchRecord> Batches() => Store.List().Where(r => r.IsBatch).Select(BatchRecord.Of);

    private static IEnumerable<Run> TrialsOf(BatchRecord batch) => Store.LinkedFrom(batch.Run.Directory.Path).Reverse();

    private static MapValue Map(IReadOnlyList<NamedValue> trial) => MapValue.Of(trial.Select(f => new MapEntry(f.Key, f.Value)));
}
