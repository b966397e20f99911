using System.ComponentModel;
using System.Globalization;
using Guild.Abstractions;

namespace Guild.Core.SourceCode;

/// <summary>What git says about a directory. Where no <c>.git</c> lies in or above it, git isn't even started.</summary>
/// <param name="processes">Starts git.</param>
/// <param name="program">The git program; <see langword="null"/> for the one on PATH.</param>
public sealed class GitWorkTree(IProcessRunner processes, string? program = null)
{
    private const int NotARepository = 128;

    // Looking must not take the index lock from a git that the user runs at the same time.
    private static readonly Dictionary<string, string?> Environment = new() { ["GIT_OPTIONAL_LOCKS"] = "0" };

    private readonly string program = program ?? "git";

    /// <summary>Whether a <c>.git</c> lies in the directory or above it.</summary>
    public static bool IsInside(string directory)
    {
        for (var at = directory; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, ".git")))
                return true;
        }

        return false;
    }

    /// <summary>
    /// The paths below a directory that git ignores, relative to it, directories with a final <c>/</c>; <see langword="null"/> when git says
    /// that it isn't in a work tree.
    /// </summary>
    /// <param name="directory">The directory.</param>
    /// <param name="patterns">Patterns to ignore besides git's own.</param>
    /// <param name="cancel">Stops git.</param>
    /// <exception cref="Win32Exception">Git can't be started.</exception>
    public async Task<IReadOnlyList<string>?> IgnoredAsync(string directory, IReadOnlyList<string> patterns, CancellationToken cancel)
    {
        List<string> arguments = ["ls-files", "-ioc", "--exclude-standard", "-z", .. patterns.SelectMany(p => new[] { "-x", p })];
        var version = RunAsync(directory, ["--version"], cancel);
        var result = await RunAsync(directory, [.. arguments, "--directory"], cancel).ConfigureAwait(false);
        var isOld = IsOld((await version.ConfigureAwait(false)).Output);
        if (result.ExitCode == NotARepository)
            return null;
        var paths = Paths(result);
        if (isOld)
            paths.AddRange(Paths(await RunAsync(directory, arguments, cancel).ConfigureAwait(false)).Except(paths));
        return paths;
    }

    /// <summary>
    /// The commit that a directory is at, as run attributes have it: <c>git:</c> and 40 hex digits, <c>*</c> behind it when the work tree
    /// differs. <see langword="null"/> outside a work tree and before the first commit.
    /// </summary>
    /// <exception cref="VcsException">Git failed in another way.</exception>
    public async Task<string?> CommitAsync(string directory, CancellationToken cancel)
    {
        if (!IsInside(directory))
            return null;
        try
        {
            var status = RunAsync(directory, ["status", "-s"], cancel);
            var log = await RunAsync(directory, ["log", "-1", "--format=%H", "."], cancel).ConfigureAwait(false);
            var changes = await status.ConfigureAwait(false);
            var commit = log.Output.Trim();
            if (log.ExitCode == NotARepository || commit.Length == 0)
                return null;
            if (log.ExitCode != 0 || changes.ExitCode != 0)
                throw new VcsException((log.ExitCode != 0 ? log.Error : changes.Error).Trim());
            return changes.Output.Length > 0 ? $"git:{commit}*" : $"git:{commit}";
        }
        catch (Win32Exception)
        {
            return null; // No git.
        }
    }

    /// <summary>Runs git in a directory.</summary>
    /// <exception cref="Win32Exception">Git can't be started.</exception>
    public Task<ProcessResult> RunAsync(string directory, IReadOnlyList<string> arguments, CancellationToken cancel) =>
        processes.RunAsync(new ProcessCall(program, arguments) { WorkingDirectory = directory, Environment = Environment }, cancel);

    private static List<string> Paths(ProcessResult result) => [.. result.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries)];

    // Before 2.32 `--directory` hides ignored files in directories that hold tracked ones.
    private static bool IsOld(string version)
    {
        var words = version.Split(' ', '.');
        return words.Length > 3
            && int.TryParse(words[2], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(words[3], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            && (major, minor).CompareTo((2, 32)) < 0;
    }
}
