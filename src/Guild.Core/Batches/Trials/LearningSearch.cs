using Guild.Core.Batches.Learning;
using Guild.Core.Batches.Search;
using Guild.Core.Errors;
using Guild.Core.Runs;

namespace Guild.Core.Batches.Trials;

/// <summary>The trials of an optimizer that learns: each is decided when those before it have ended (runs.md 7.6).</summary>
internal sealed class LearningSearch
{
    private readonly BatchRecord _batch;
    private readonly SearchSpace _space;
    private readonly StableRandom _random;
    private readonly IPointSuggester _suggester;
    private readonly PreviousTrials _previous;
    private readonly int _randomStarts;

    /// <summary>A search for a batch.</summary>
    /// <exception cref="GuildException">A function is wrong, or there is nothing to search for.</exception>
    public LearningSearch(BatchRecord batch, RunStore store)
    {
        var settings = new LearningSettings(batch.Run.Flags);
        _batch = batch;
        _space = SearchSpace.Of(batch.Flags.Values, batch.Flags.Literal);
        _random = new StableRandom(batch.Seed);
        _suggester = Suggesters.Of(batch.Optimizer, _space, settings, _random);
        _previous = new PreviousTrials(batch, store, settings.PreviousTrials);
        Count = batch.MaxTrials ?? batch.Optimizer.MaxTrials ?? 0;
        _randomStarts = Math.Min(settings.RandomStarts, Count);
    }

    /// <summary>How many trials are made.</summary>
    public int Count { get; }

    /// <summary>Passes over points that were drawn for trials made earlier, so that they aren't drawn once more.</summary>
    /// <param name="count">How many.</param>
    public void Skip(int count)
    {
        for (var i = 0; i < count; i++)
            _space.Draw(_random);
    }

    /// <summary>Decides the next trial.</summary>
    /// <param name="made">How many trials this batch has made.</param>
    /// <param name="succeeded">How many of them ended well.</param>
    /// <returns>What there is to say about the choice, and the flags of the trial.</returns>
    /// <exception cref="GuildException">There is nothing to find previous trials by.</exception>
    public (string Message, IReadOnlyList<NamedValue> Flags) Next(int made, int succeeded)
    {
        var previous = _previous.Find();
        var known = _previous.Observe(previous, _space);
        var reason = succeeded < _randomStarts ? $"{succeeded + 1} of {_randomStarts}"
            : previous.Count == 0 ? "missing previous trials"
            : known.Count == 0 ? $"cannot find objective '{_batch.Objective.Column().Name}'"
            : null;
        var point = reason is null ? _suggester.Suggest(known) : _space.Draw(_random);
        return (
            reason is null ? $"Found {previous.Count} previous trial(s) for use in optimization" : $"Random start for optimization ({reason})",
            _space.Trial(made == 0 ? _space.WithInitial(point) : point));
    }
}
