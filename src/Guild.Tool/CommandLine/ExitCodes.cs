using Guild.Core.Errors;

namespace Guild.Tool.CommandLine;

/// <summary>The one table that turns outcomes into exit codes (cli.md A.2).</summary>
internal static class ExitCodes
{
    /// <summary>The exit code of an outcome. An operation's own code passes through elsewhere.</summary>
    public static int Of(Outcome outcome) => outcome switch
    {
        Outcome.Done => 0,
        Outcome.Error => 1,
        Outcome.Misuse => 2,
        Outcome.CheckFailed => 3,
        Outcome.Declined => 4,
        _ => 1,
    };

    /// <summary>The exit code that a shell sees for an operation's exit status: the status, or 256 minus the signal's number.</summary>
    public static int OfOperation(int exitStatus) => exitStatus < 0 ? 256 + exitStatus : exitStatus;
}
