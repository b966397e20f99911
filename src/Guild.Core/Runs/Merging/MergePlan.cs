using Guild.Core.Errors;
using Guild.Core.Runs.Transfer;
using Guild.Core.SourceCode;
using Guild.Core.Text;

namespace Guild.Core.Runs.Merging;

/// <summary>What is copied from a run back to a project, and what isn't and why (runs.md 10.1).</summary>
/// <param name="Run">The run.</param>
/// <param name="Target">Absolute path of the directory to copy to.</param>
/// <param name="ToCopy">The files to copy, by target path.</param>
/// <param name="ToSkip">The files that stay behind, by target path, or by the path in the run where there is none.</param>
public sealed record MergePlan(Run Run, string Target, IReadOnlyList<MergeFile> ToCopy, IReadOnlyList<MergeFile> ToSkip)
{
    /// <summary>Looks at a run's files.</summary>
    /// <exception cref="GuildException">The run doesn't tell where its files came from.</exception>
    public static MergePlan Of(Run run, string target, MergeOptions options)
    {
        if (!File.Exists(run.Directory.Manifest))
            throw new GuildException($"run manifest does not exist for run {run.Id}");
        var origins = new FileOrigins(run);
        var files = new List<MergeFile>();
        foreach (var path in RunFiles.List(run.Directory, new RunFileQuery { IncludesHidden = true, FollowsLinks = true }))
        {
            if (!path.EndsWith('/') && !path.StartsWith(".guild", StringComparison.Ordinal) && File.Exists(Path.Combine(run.Directory.Path, path)))
                files.Add(Decide(origins.Of(path), run, target, options));
        }

        var kept = WithoutDoubles(files);
        return new MergePlan(
            run,
            target,
            [.. kept.Where(f => f.Reason == MergeReason.None).OrderBy(f => f.TargetPath!, CodePointOrder.Instance)],
            [.. kept.Where(f => f.Reason != MergeReason.None).OrderBy(f => f.TargetPath ?? f.RunPath, CodePointOrder.Instance)]);
    }

    /// <summary>Copies one of the files. Whoever looks sees the old file or the new one, never a part.</summary>
    public void Copy(MergeFile file)
    {
        var target = Path.Combine(Target, file.TargetPath!);
        var directory = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(directory);
        var copy = Leftovers.CopyingPath(directory, Path.GetFileName(target));
        try
        {
            File.Copy(Path.Combine(Run.Directory.Path, file.RunPath), copy, overwrite: true);
            File.Move(copy, target, overwrite: true);
        }
        catch
        {
            File.Delete(copy);
            throw;
        }
    }

    /// <summary>Clears away what a killed merge left in the directories that files are copied to.</summary>
    public void Sweep(IProcessTable processes)
    {
        foreach (var directory in ToCopy.Select(f => Path.GetDirectoryName(Path.Combine(Target, f.TargetPath!))!).Distinct())
            Leftovers.Sweep(directory, processes);
    }

    private static MergeFile Decide(MergeFile file, Run run, string target, MergeOptions options)
    {
        var reason = file.Kind switch
        {
            FileKind.SourceCode when options.SkipsSourceCode => MergeReason.SkippedSourceCode,
            FileKind.Dependency when options.SkipsDependencies => MergeReason.SkippedDependency,
            FileKind.Dependency when file.TargetPath is null => MergeReason.NonProjectDependency,
            FileKind.SourceCode or FileKind.Dependency => MergeReason.None,
            _ => options.IncludesGenerated ? MergeReason.None : MergeReason.NonProjectFile,
        };
        if (reason == MergeReason.None && options.Excluded.Any(p => FileGlob.IsMatch(p, file.TargetPath!)))
            reason = MergeReason.Excluded;
        if (reason == MergeReason.None && IsUnchanged(Path.Combine(run.Directory.Path, file.RunPath), Path.Combine(target, file.TargetPath!)))
            reason = MergeReason.Unchanged;
        return file with { Reason = reason };
    }

    private static bool IsUnchanged(string source, string target) => File.Exists(target) && FileComparison.AreEqual(source, target);

    // What was resolved for the run is newer than the copy of the source code.
    private static List<MergeFile> WithoutDoubles(List<MergeFile> files)
    {
        var others = files.Where(f => f is { Reason: MergeReason.None, TargetPath: not null } && f.Kind != FileKind.SourceCode).Select(f => f.TargetPath).ToHashSet();
        return [.. files.Where(f => f is not { Reason: MergeReason.None, Kind: FileKind.SourceCode } || !others.Contains(f.TargetPath))];
    }
}
