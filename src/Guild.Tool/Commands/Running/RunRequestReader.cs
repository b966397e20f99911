using System.Globalization;
using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Planning;
using Guild.Tool.CommandLine;

namespace Guild.Tool.Commands.Running;

/// <summary>Reads what was asked of <c>guild run</c>, or of an alias, from the parsed command line.</summary>
internal static class RunRequestReader
{
    private static readonly (string, string)[] Conflicts =
    [
        ("minimize", "maximize"), ("no-gpus", "gpus"), ("optimize", "optimizer"), ("print-cmd", "print-env"),
        ("print-trials", "stage-trials"), ("stage", "background"), ("stage", "pidfile"), ("stage", "resume"),
        ("remote", "background"), ("remote", "pidfile"), ("remote", "edit-flags"), ("remote", "edit-comment"),
        ("remote", "break"), ("remote", "break-on-error"),
    ];

    private static readonly string[] RefusedWithRestart =
    [
        "help-model", "help-op", "optimize", "optimizer", "proto", "run-dir",
        "test-output-scalars", "test-output-attrs", "test-sourcecode", "test-flags",
    ];

    /// <summary>Reads the request.</summary>
    /// <param name="asked">The parsed command line.</param>
    /// <param name="words">The words behind the command: the operation, then arguments.</param>
    /// <param name="aliasPlugin">The plugin of the alias that was typed.</param>
    /// <exception cref="GuildException">Options exclude each other, or ask for what this version can't do.</exception>
    public static RunRequest Read(ParsedCommand asked, IReadOnlyList<string> words, string? aliasPlugin)
    {
        foreach (var (first, second) in Conflicts)
        {
            if (asked.Has(first) && asked.Has(second))
                throw UsageErrors.Conflict("--" + first, "--" + second, "guild run", "used");
        }

        var hasOperation = HasOperation(words);
        var request = new RunRequest
        {
            Operation = hasOperation ? words[0] : null,
            Arguments = [.. words.Skip(hasOperation ? 1 : 0)],
            AliasPlugin = aliasPlugin,
            Label = asked.Value("label"),
            Tags = asked.Values("tag"),
            Comment = asked.Value("comment"),
            RunDirectory = asked.Value("run-dir"),
            RunId = asked.Value("run-id"),
            Restart = asked.Value("start"),
            TakenBy = (int?)asked.Integer("internal-taken-by"),
            Proto = asked.Value("proto"),
            ForcesSourceCode = asked.Has("force-sourcecode"),
            Gpus = asked.Has("no-gpus") ? "" : asked.Value("gpus"),
            RandomSeed = asked.Value("random-seed") is { } seed ? long.Parse(seed, CultureInfo.InvariantCulture) : null,
            DebugSourceCode = asked.Value("debug-sourcecode"),
            ForcesFlags = asked.Has("force-flags"),
            ForcesDependencies = asked.Has("force-deps"),
            IsOffline = asked.Has("offline"),
            IsNeeded = asked.Has("needed"),
            Stages = asked.Has("stage"),
            KeepsRun = asked.Has("keep-run"),
            Dependencies = asked.Values("dep"),
            Breakpoints = asked.Values("break"),
            BreaksOnError = asked.Has("break-on-error"),
            Batch = Batch(asked),
            Parameters = Parameters(asked, hasOperation ? words[0] : null, [.. words.Skip(hasOperation ? 1 : 0)]),
        };
        if (request is { Restart: null, Batch.Resumes: true })
            throw new GuildException(new GuildError("--resume goes on with a batch that exists") { Fix = "name the batch: 'guild run --start RUN --resume'" });
        CheckRestart(asked, request);
        RemoteOptions.Refuse(asked);
        return request;
    }

    /// <summary>Whether the first word names an operation: one that holds '=', or names a batch file, doesn't.</summary>
    public static bool HasOperation(IReadOnlyList<string> words) =>
        words.Count > 0 && !words[0].Contains('=', StringComparison.Ordinal) && !words[0].StartsWith('@');

    private static void CheckRestart(ParsedCommand asked, RunRequest request)
    {
        if (request.Restart is null)
            return;
        var refused = request.Operation is not null ? "OPERATION" : RefusedWithRestart.Where(asked.Has).Select(o => "--" + o).FirstOrDefault();
        if (refused is not null)
            throw new GuildException($"{refused} cannot be used with --restart\nTry 'guild run --help' for more information.");
    }

    private static BatchOptions Batch(ParsedCommand asked) => new()
    {
        Optimizer = asked.Value("optimizer"),
        Optimizes = asked.Has("optimize"),
        OptimizerFlags = asked.Values("opt-flag"),
        MaxTrials = asked.Value("max-trials") is { } count ? (int)Math.Min(long.Parse(count, CultureInfo.InvariantCulture), int.MaxValue) : null,
        Minimize = asked.Value("minimize"),
        Maximize = asked.Value("maximize"),
        Label = asked.Value("batch-label"),
        Tags = asked.Values("batch-tag"),
        Comment = asked.Value("batch-comment"),
        StagesTrials = asked.Has("stage-trials"),
        FailsOnTrialError = asked.Has("fail-on-trial-error"),
        Resumes = asked.Has("resume"),
        KeepsBatch = asked.Has("keep-batch"),
        ShowsTrials = asked.Has("print-trials") || asked.Has("save-trials"),
        ShowsCommands = asked.Has("print-cmd"),
    };

    /// <summary>The <c>run_params</c> attribute: every option under the original's name (runs.md 2.3).</summary>
    private static MapValue Parameters(ParsedCommand asked, string? operation, IReadOnlyList<string> arguments)
    {
        return MapValue.Of(
            ("additional_deps", Many("dep")), ("background", Flag("background")), ("batch_comment", One("batch-comment")),
            ("batch_label", One("batch-label")), ("batch_tags", Many("batch-tag")), ("break_", Many("break")),
            ("break_on_error", Flag("break-on-error")), ("comment", One("comment")), ("debug_sourcecode", One("debug-sourcecode")),
            ("edit_batch_comment", Flag("edit-batch-comment")), ("edit_comment", Flag("edit-comment")), ("edit_flags", Flag("edit-flags")),
            ("fail_on_trial_error", Flag("fail-on-trial-error")), ("flags", Value.OfTexts(arguments)), ("force_deps", Flag("force-deps")),
            ("force_flags", Flag("force-flags")), ("force_sourcecode", Flag("force-sourcecode")), ("gpus", One("gpus")),
            ("help_model", Flag("help-model")), ("help_op", Flag("help-op")), ("keep_batch", Flag("keep-batch")), ("keep_run", Flag("keep-run")),
            ("label", One("label")), ("max_trials", Integer("max-trials")), ("maximize", One("maximize")), ("minimize", One("minimize")),
            ("needed", Flag("needed")), ("no_gpus", Flag("no-gpus")), ("no_wait", Flag("no-wait")), ("opspec", Value.Of(operation)),
            ("opt_flags", Many("opt-flag")), ("optimize", Flag("optimize")), ("optimizer", One("optimizer")), ("pidfile", One("pidfile")),
            ("print_cmd", Flag("print-cmd")), ("print_env", Flag("print-env")), ("print_trials", Flag("print-trials")), ("proto", One("proto")),
            ("quiet", Flag("quiet")), ("random_seed", Integer("random-seed")), ("remote", One("remote")), ("restart", One("start")),
            ("run_dir", One("run-dir")), ("run_id", One("run-id")), ("save_trials", One("save-trials")), ("stage", Flag("stage")),
            ("stage_trials", Flag("stage-trials")), ("stop_after", Number("stop-after")), ("tags", Many("tag")), ("test_flags", Flag("test-flags")),
            ("test_output_attrs", One("test-output-attrs")), ("test_output_scalars", One("test-output-scalars")),
            ("test_sourcecode", Flag("test-sourcecode")), ("yes", Flag("yes")));

        Value One(string name) => Value.Of(asked.Value(name));
        Value Many(string name) => Value.OfTexts(asked.Values(name));
        Value Flag(string name) => Value.Of(asked.Has(name));
        Value Integer(string name) => asked.Value(name) is { } text ? Value.Of(long.Parse(text, CultureInfo.InvariantCulture)) : Value.Null;
        Value Number(string name) => asked.Value(name) is { } text ? Value.Of(double.Parse(text, CultureInfo.InvariantCulture)) : Value.Null;
    }
}
