namespace Guild.Plugins.Manifests;

/// <summary>
/// The long options of <c>guild run</c>, hidden ones and synonyms included. An alias takes them all, so none of its own may have
/// such a name. The host's own table is tested to be equal.
/// </summary>
internal static class RunOptionNames
{
    public static IReadOnlyList<string> All { get; } =
    [
        "background", "batch-comment", "batch-label", "batch-tag", "break", "break-on-error", "comment", "debug-sourcecode", "dep",
        "edit-batch-comment", "edit-comment", "edit-flags", "explain", "fail-on-trial-error", "force-deps", "force-flags", "force-sourcecode",
        "gpus", "help", "help-model", "help-op", "internal-go-on", "internal-in-run", "internal-taken-by", "keep-batch", "keep-run", "label", "max-trials", "maximize", "minimize", "needed",
        "no-capture", "no-gpus", "no-wait", "offline", "opt-flag", "optimize", "optimizer", "pidfile", "print-cmd", "print-env", "print-trials",
        "proto", "quiet", "random-seed", "remote", "rerun", "restart", "resume", "run-dir", "run-id", "save-trials", "stage", "stage-trials",
        "start", "stop-after", "tag", "test-flags", "test-output-attrs", "test-output-scalars", "test-sourcecode", "trials", "yes",
    ];
}
