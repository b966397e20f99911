using System.Text.RegularExpressions;
using Guild.Core.Logging;
using Guild.Core.Runs;
using Guild.Core.Scalars;
using Guild.Core.Text;

namespace Guild.Core.Steps;

/// <summary>Makes the checks of a step's run and tells of each (guildfile.md 13.3).</summary>
/// <param name="log">Is told.</param>
/// <param name="variable">The value of an environment variable.</param>
internal sealed class StepChecker(IGuildLog log, Func<string, string?> variable)
{
    // A pattern comes from a Guild file that may be anybody's.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Makes all checks, whether or not one fails.</summary>
    /// <returns>Whether all passed.</returns>
    public bool Check(RunDirectory run, IReadOnlyList<StepCheck> checks)
    {
        var (made, passed) = (0, 0);
        foreach (var check in checks)
        {
            if (check is UnknownCheck)
            {
                log.Error("invalid check config - expected one of: file, output");
                continue;
            }

            made++;
            if (Problem(run, check) is { } problem)
                log.Error($"check failed: {problem}");
            else
                passed++;
        }

        if (made > 0)
            log.Info($"{passed} of {made} checks passed");
        return passed == made;
    }

    private string? Problem(RunDirectory run, StepCheck check)
    {
        try
        {
            return check is OutputCheck output ? OutputProblem(run, output.Pattern) : FileProblem(run, (FileCheck)check);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
        catch (RegexParseException e)
        {
            return $"error compiling regular expression: {e.Message}";
        }
        catch (RegexMatchTimeoutException)
        {
            return $"the pattern takes more than {Patience.TotalSeconds} seconds to search for";
        }
    }

    private string? OutputProblem(RunDirectory run, string pattern)
    {
        log.Info($"checking run {run.Id} output for {PythonText.Repr(pattern)}");
        var output = File.Exists(run.Output) ? File.ReadAllText(run.Output) : "";
        return IsFound(pattern, output) ? null : $"could not find pattern {PythonText.Repr(pattern)} in run {run.Id} output";
    }

    private string? FileProblem(RunDirectory run, FileCheck check)
    {
        log.Info($"checking run {run.Id} files {PythonText.Repr(check.Glob)}");
        var files = PathGlob.Find(run.Path, check.Glob);
        if (files.Count == 0)
            return $"no files matching {check.Glob} in run {run.Id}";
        foreach (var file in files)
        {
            if (check.CompareTo is { } path && Difference(run, file, EnvironmentText.Expand(path, variable)))
                return "unexpected file contents - see above for details";
            if (check.Contains is { } pattern && !Contains(run, file, pattern))
                return $"could not find pattern {PythonText.Repr(pattern)} in run {run.Id} file {file}";
        }

        return null;
    }

    private bool Difference(RunDirectory run, string file, string path)
    {
        var expected = Path.GetFullPath(path, run.Path);
        log.Info($"comparing run {run.Id} file {file} to {expected}");
        var diff = UnifiedDiff.Of(path, File.ReadAllText(expected), file, File.ReadAllText(Path.Combine(run.Path, file)));
        if (diff.Length > 0)
            log.Error(diff);
        return diff.Length > 0;
    }

    private bool Contains(RunDirectory run, string file, string pattern)
    {
        log.Info($"checking run {run.Id} file {file} for {PythonText.Repr(pattern)}");
        return IsFound(pattern, File.ReadAllText(Path.Combine(run.Path, file)));
    }

    private static bool IsFound(string pattern, string text) =>
        Regex.IsMatch(text, PythonRegex.Translate(pattern), RegexOptions.CultureInvariant | RegexOptions.Multiline, Patience);
}
