using Guild.Abstractions;
using Guild.Core.SourceCode;

namespace Guild.Core.Runs.Merging;

/// <summary>Looks whether a merge would lose work: files that it would replace and that nobody could bring back.</summary>
/// <param name="processes">Starts git.</param>
public sealed class MergeSafety(IProcessRunner processes)
{
    /// <summary>The files in danger.</summary>
    /// <param name="plan">The merge.</param>
    /// <param name="replacesNone">Whether no file may be replaced, not even one that git has.</param>
    /// <param name="cancel">Stops git.</param>
    public async Task<MergeDanger> CheckAsync(MergePlan plan, bool replacesNone, CancellationToken cancel)
    {
        string[] replaced = [.. plan.ToCopy.Select(f => f.TargetPath!).Where(p => File.Exists(Path.Combine(plan.Target, p)))];
        if (replaced.Length == 0)
            return new MergeDanger([], []);
        if (replacesNone || !GitWorkTree.IsInside(plan.Target) || await KnownAsync(plan.Target, cancel) is not { } known || !replaced.All(known.Contains))
            return new MergeDanger(replaced, []);
        var changed = await ChangedAsync(plan.Target, cancel);
        return new MergeDanger([], [.. replaced.Where(changed.Contains)]);
    }

    // Tracked files and those that git doesn't ignore; null without git.
    private async Task<HashSet<string>?> KnownAsync(string directory, CancellationToken cancel) =>
        await GitAsync(directory, ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], cancel) is { } output
            ? [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries)]
            : null;

    private async Task<HashSet<string>> ChangedAsync(string directory, CancellationToken cancel)
    {
        // Paths of 'status' begin at the top of the work tree.
        var prefix = (await GitAsync(directory, ["rev-parse", "--show-prefix"], cancel) ?? "").Trim();
        var changed = new HashSet<string>(StringComparer.Ordinal);
        var fields = (await GitAsync(directory, ["status", "--porcelain", "-z", "--untracked-files=all", "."], cancel) ?? "").Split('\0');
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i].Length < 4)
                continue;
            var (index, tree) = (fields[i][0], fields[i][1]);
            if (tree != ' ' && fields[i][3..] is var path && path.StartsWith(prefix, StringComparison.Ordinal))
                changed.Add(path[prefix.Length..]);
            // The old name of a renamed file follows.
            if (index is 'R' or 'C')
                i++;
        }

        return changed;
    }

    private async Task<string?> GitAsync(string directory, string[] arguments, CancellationToken cancel)
    {
        try
        {
            var result = await processes.RunAsync(new ProcessCall("git", ["--no-optional-locks", .. arguments]) { WorkingDirectory = directory }, cancel);
            return result.ExitCode == 0 ? result.Output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No git: then nothing can be brought back.
            return null;
        }
    }
}
