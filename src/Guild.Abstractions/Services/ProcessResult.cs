namespace Guild.Abstractions;

/// <summary>What a helper program left behind.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it printed to standard output, decoded as UTF-8.</param>
/// <param name="Error">What it printed to standard error, decoded as UTF-8.</param>
public sealed record ProcessResult(int ExitCode, string Output, string Error);
