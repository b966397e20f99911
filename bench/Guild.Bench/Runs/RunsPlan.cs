using System.Globalization;

namespace Guild.Bench.Runs;

/// <summary>How long lists, filters and changes take in homes of a thousand, ten thousand and a hundred thousand runs.</summary>
internal sealed class RunsPlan : IDisposable
{
    private const int NewRuns = 100;
    private const int Changed = 10_000;

    // Longer than a change stays under suspicion of not being the last.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2.5);

    private static readonly (string Title, string[] Words)[] Quick =
    [
        ("guild runs", ["runs"]),
        ("filter on operation", ["runs", "-Fo", "cnn:train"]),
        ("filter on flags", ["runs", "-F", "lr < 0.01 and opt = adam"]),
        ("filter on status", ["runs", "-Se"]),
        ("filter on started", ["runs", "-Fs", "between 2023-11-15 and 2023-11-16"]),
        ("filter on digest", ["runs", "-Fd", "00000000000000000000000000abcdef"]),
        ("guild runs info", ["runs", "info"]),
        ("selection by prefix", ["runs", "info", GeneratedHome.Id(500)[..8]]),
    ];

    private static readonly (string Title, string[] Words)[] Noted =
    [
        ("filter on label", ["runs", "-Fl", "best of"]),
        ("filter on tags", ["runs", "-Ft", "paper"]),
        ("filter on comment", ["runs", "-Fc", "odd"]),
        ("filter on marked", ["runs", "-Fm"]),
    ];

    private static readonly (string Title, string[] Words)[] All =
    [
        ("guild runs --all", ["runs", "--all"]),
        ("guild runs --json", ["runs", "--json"]),
    ];

    private readonly string _root;
    private readonly bool _isKept;
    private readonly RunsHome[] _homes;
    private readonly Command[][] _questions;
    private readonly Command[] _rebuilds;
    private double _rebuildMemory;
    private readonly Command _afterNew;
    private readonly Command _delete;
    private readonly Command _move;
    private readonly Command _label;
    private readonly Command _touch;
    private readonly Command _clear;
    private readonly Command _firstLabel;
    private readonly Command _create;
    private readonly Command _changedNotes;

    private RunsPlan(string guild, string? keptIn)
    {
        _isKept = keptIn is not null;
        _root = keptIn is null ? Directory.CreateTempSubdirectory("guild-bench-runs-").FullName : Directory.CreateDirectory(keptIn).FullName;
        _homes = [.. new[] { 1_000, 10_000, 100_000 }.Select(count => new RunsHome(guild, _root, count))];
        _questions = [.. Quick.Concat(Noted).Concat(All).Select(q => _homes.Select(h => h.Ask(q.Title, q.Words)).ToArray())];
        _rebuilds = [.. _homes.Select(h => h.Guild("rebuilding the index", "runs"))];
        _afterNew = _homes[^1].Guild("guild runs after 100 new runs", "runs");
        var changed = _homes[1];
        _delete = changed.Guild("deleting 10,000 runs", "runs", "rm", "-y");
        _move = changed.Of("mv of as many", "/bin/sh", "-c", "mkdir -p trash/runs && exec mv -t trash/runs runs/*");
        _label = changed.Guild("labelling 10,000 runs", "label", "--set", "new", "-y", ":");
        _changedNotes = changed.Guild("filter on marked", "runs", "-Fm");
        _touch = changed.Of("touch of as many labels", "/bin/sh", "-c", "exec touch runs/*/.guild/attrs/label");
        _clear = changed.Guild("clearing 10,000 labels", "label", "--clear", "-y", ":");
        _firstLabel = changed.Guild("labelling 10,000 runs without label", "label", "--set", "new", "-y", ":");
        _create = changed.Of("touch that makes as many files", "/bin/sh", "-c", "mkdir -p made && cd made && exec touch $(ls ../runs)");
    }

    /// <summary>Measures and prints. Returns whether every limit was kept.</summary>
    /// <param name="guild">The tool.</param>
    /// <param name="rounds">How often each command is measured.</param>
    /// <param name="keptIn">A folder where the homes stay for the next time; <see langword="null"/> for none.</param>
    public static bool Run(string guild, int rounds, string? keptIn = null)
    {
        using var plan = new RunsPlan(guild, keptIn);
        plan.Rebuild();
        for (var round = -1; round < rounds; round++)
        {
            Tell($"asking questions, {round + 1} of {rounds}");
            foreach (var question in plan._homes.SelectMany(h => h.Questions))
                question.Execute(measured: round >= 0);
        }

        plan.AddRuns(rounds);
        plan.ChangeRuns(rounds);
        return plan.Print(rounds);
    }

    /// <summary>Says what is done next, which takes minutes.</summary>
    public static void Tell(FormattableString what) => Console.Error.WriteLine(what.ToString(CultureInfo.InvariantCulture) + " ...");

    public void Dispose()
    {
        if (_isKept)
            return;
        Tell($"clearing away");
        foreach (var home in _homes)
            home.Delete();
        Directory.Delete(_root, recursive: true);
    }

    // Files that were there before the bench may not be in memory, until a first time.
    private void Rebuild()
    {
        foreach (var (home, rebuild) in _homes.Zip(_rebuilds))
        {
            Tell($"indexing {home.Count:N0} runs");
            foreach (var isMeasured in _isKept ? new[] { false, true } : [true])
            {
                home.Forget();
                _rebuildMemory = rebuild.PeakMemory(isMeasured);
            }
        }
    }

    private void AddRuns(int rounds)
    {
        for (var round = -1; round < rounds; round++)
        {
            Tell($"adding {NewRuns} runs, {round + 1} of {rounds}");
            _homes[^1].Add((round + 1) * NewRuns, NewRuns);
            _afterNew.Execute(measured: round >= 0);
            Settle();
        }

        _homes[^1].Remove(0, (rounds + 1) * NewRuns);
        _afterNew.Execute(measured: false);
    }

    private void Settle()
    {
        Thread.Sleep(Settling);
        _questions[0][^1].Execute(measured: false);
    }

    private void ChangeRuns(int rounds)
    {
        for (var round = -1; round < rounds; round++)
        {
            Tell($"labelling and deleting {Changed:N0} runs, {round + 1} of {rounds}");
            _label.Execute(measured: round >= 0);
            _touch.Execute(measured: round >= 0);
            SettleChanges();
            _clear.Execute(measured: round >= 0);
            SettleChanges();
            _firstLabel.Execute(measured: round >= 0);
            _create.Execute(measured: round >= 0);
            Directory.Delete(_homes[1].Made, recursive: true);
            SettleChanges();
            _delete.Execute(measured: round >= 0);
            MoveBack();
            _move.Execute(measured: round >= 0);
            MoveBack();
        }

        Restore();
    }

    // What changed is read again by whoever asks next; that isn't part of the next change.
    private void SettleChanges()
    {
        Thread.Sleep(Settling);
        _changedNotes.Execute(measured: false);
    }

    private void MoveBack()
    {
        foreach (var run in Directory.GetDirectories(_homes[1].Trash))
            Directory.Move(run, Path.Combine(_homes[1].Runs, Path.GetFileName(run)));
    }

    // For the next time: other labels make other figures.
    private void Restore()
    {
        if (_isKept)
            GeneratedHome.Add(Path.GetDirectoryName(_homes[1].Runs)!, 0, Changed);
    }

    private bool Print(int rounds)
    {
        Tell($"measuring memory");
        Report.PrintSizes($"median of {rounds} interleaved runs, in ms", [.. _homes.Select(h => h.Count)], [.. _questions, _rebuilds]);
        return Report.Print([_afterNew, _label, _touch, _clear, _firstLabel, _create, _delete, _move], [.. Limits()], rounds);
    }

    private IEnumerable<Limit> Limits()
    {
        foreach (var question in _questions[..Quick.Length])
        {
            yield return new(question[0].Title, () => question[^1].Median / 1000, 0.3, "s");
            yield return new(question[0].Title + ": 100,000 to 1,000", () => question[^1].Median / question[0].Median, 3, "x");
        }

        foreach (var question in _questions[Quick.Length..^All.Length])
            yield return new(question[0].Title, () => question[^1].Median / 1000, 0.8, "s");
        foreach (var question in _questions[^All.Length..])
            yield return new(question[0].Title, () => question[^1].Median / 1000, 3, "s");
        yield return new("rebuilding the index", () => _rebuilds[^1].Median / 1000, 60, "s");
        yield return new("100 new runs", () => _afterNew.Median - _questions[0][^1].Median, 50, "ms");
        yield return new("labelling 10,000 runs without label: time to touch's", () => _firstLabel.Median / _create.Median, 5, "x");
        yield return new("replacing 10,000 labels: time to touch's", () => _label.Median / _touch.Median, 5, "x");
        yield return new("deleting 10,000 runs: time to mv's", () => _delete.Median / _move.Median, 5, "x");
        foreach (var question in _questions)
            yield return new("peak memory, " + question[0].Title, () => question[^1].PeakMemory(), 200, "MiB");
        yield return new("peak memory, rebuilding the index", () => _rebuildMemory, 200, "MiB");
    }
}
