using Guild.Abstractions;

namespace Guild.Core.Running;

/// <summary>Runs programs, and where git is meant the one that the user's configuration names.</summary>
/// <param name="processes">Runs programs.</param>
/// <param name="program">The program used instead of <c>git</c>; <see langword="null"/> for that itself. Asked when git is first run.</param>
public sealed class ConfiguredGit(IProcessRunner processes, Func<string?> program) : IProcessRunner
{
    /// <inheritdoc/>
    public Task<ProcessResult> RunAsync(ProcessCall call, CancellationToken cancel) =>
        processes.RunAsync(call.Program == "git" && program() is { Length: > 0 } other ? call with { Program = other } : call, cancel);
}
