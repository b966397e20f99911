using Guild.Abstractions;
using Guild.Core.Logging;
using Guild.Core.Planning;
using Guild.Core.Runs;
using Guild.Core.SourceCode;

namespace Guild.Core.Running;

/// <summary>Takes the copy of a run's source code and writes down which it is: manifest, digest, commit.</summary>
internal sealed class SourceRecorder(GuildEnvironment environment, SourceCodeSelector selector, IProcessRunner processes, IGuildLog log)
{
    public void Record(RunPlan plan, SourceCodeRequest request, RunDirectory run, CancellationToken cancel)
    {
        // Git works while files are copied.
        var commit = CommitAsync(plan, request, cancel);
        var safe = request with { ExcludedPaths = [.. request.ExcludedPaths, plan.Home, plan.RunDirectory] };
        var selection = selector.SelectAsync(safe, cancel).GetAwaiter().GetResult();
        foreach (var warning in selection.Warnings)
            log.Warning(warning);
        using (var manifest = new RunManifestWriter(run))
        {
            foreach (var file in SourceCodeSnapshot.Copy(selection, run.Path, request.Target, cancel))
                manifest.Add(new ManifestEntry(FileKind.SourceCode, file.Path, file.Sha1, file.Origin));
        }

        var paths = RunManifest.Read(run).Entries.Where(e => e.Kind == FileKind.SourceCode).Select(e => e.Path);
        RunAttributes.Write(run, "sourcecode_digest", Value.Of(SourceCodeSnapshot.Digest(run.Path, paths)));
        if (commit.GetAwaiter().GetResult() is { } found)
            RunAttributes.Write(run, "vcs_commit", Value.Of(found));
    }

    private Task<string?> CommitAsync(RunPlan plan, SourceCodeRequest request, CancellationToken cancel)
    {
        var directory = request.VcsDirectory ?? plan.Environment.GetValueOrDefault("PROJECT_DIR", "");
        // What belongs to no project and copies nothing, an optimizer of guild's own, is of no commit.
        var isOfNoProject = directory.Length == 0 && request.IsDisabled;
        if (directory.Length == 0)
            directory = request.Root;
        return isOfNoProject || environment.IsSet("NO_VCS_COMMIT") || request.ExactFiles is not null || !GitWorkTree.IsInside(directory)
            ? Task.FromResult<string?>(null)
            : CommitAsync(directory, request.GitProgram, cancel);
    }

    private async Task<string?> CommitAsync(string directory, string? program, CancellationToken cancel)
    {
        try
        {
            return await new GitWorkTree(processes, program).CommitAsync(directory, cancel).ConfigureAwait(false);
        }
        catch (VcsException error)
        {
            log.Warning($"error reading VCS commit: {error.Message}");
            return null;
        }
    }
}
