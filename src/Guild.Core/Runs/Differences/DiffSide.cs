namespace Guild.Core.Runs.Differences;

/// <summary>One side of a comparison: a run, or a directory that is compared with one.</summary>
/// <param name="Root">Absolute path.</param>
/// <param name="SourceCode">Absolute path of the directory of source code.</param>
public sealed record DiffSide(string Root, string SourceCode)
{
    /// <summary>A run.</summary>
    public static DiffSide Of(Run run) => new(run.Directory.Path, SourceCodeOf(run));

    /// <summary>A directory.</summary>
    public static DiffSide Of(string directory) => new(directory, directory);

    /// <summary>The source code of a run alone.</summary>
    public static DiffSide OfSourceCode(Run run) => Of(SourceCodeOf(run));

    private static string SourceCodeOf(Run run) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(run.Directory.Path, RunSources.Directory(run))));
}
