using Guild.Abstractions;

namespace Guild.Core.SourceCode;

/// <summary>Git for plugins.</summary>
public sealed class Git(IProcessRunner processes) : IGit
{
    private readonly GitWorkTree _workTree = new(processes);

    /// <inheritdoc/>
    public async Task<GitCommit?> CommitOfAsync(string directory, CancellationToken cancel)
    {
        if (await _workTree.CommitAsync(directory, cancel).ConfigureAwait(false) is not { } commit)
            return null;
        var id = commit["git:".Length..];
        return id.EndsWith('*') ? new GitCommit(id[..^1], IsChanged: true) : new GitCommit(id, IsChanged: false);
    }

    /// <inheritdoc/>
    public Task<ProcessResult> RunAsync(string directory, IReadOnlyList<string> arguments, CancellationToken cancel) =>
        _workTree.RunAsync(directory, arguments, cancel);
}
