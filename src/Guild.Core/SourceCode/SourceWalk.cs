namespace Guild.Core.SourceCode;

/// <summary>Walks a source root in code point order, files of a directory before its subdirectories, and asks the rules.</summary>
internal sealed class SourceWalk(string root, IReadOnlyList<SelectionRule> rules, ExcludedPaths excluded)
{
    private readonly List<SelectionRule> directoryRules = [.. rules.Where(r => r.IsForDirectories)];
    private readonly List<SelectionRule> fileRules = [.. rules.Where(r => !r.IsForDirectories)];

    public List<string> Files { get; } = [];

    public List<SkippedPath> Skipped { get; } = [];

    /// <summary>Files that the default rule, alone, left out for its limits.</summary>
    public List<string> TooBig { get; } = [];

    public List<string> TooMany { get; } = [];

    public void Run(CancellationToken cancel) => Visit(root, "", [RealPath(new DirectoryInfo(root))], cancel);

    private static string RealPath(DirectoryInfo directory) =>
        directory.LinkTarget is null ? directory.FullName : directory.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? directory.FullName;

    private void Visit(string directory, string prefix, IReadOnlyList<string> realPaths, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        List<string> files = [];
        List<DirectoryInfo> directories = [];
        foreach (var entry in new DirectoryInfo(directory).EnumerateFileSystemInfos())
        {
            // A link to a directory counts as one: the original follows them.
            if (entry is DirectoryInfo || (entry.LinkTarget is not null && Directory.Exists(entry.FullName)))
                directories.Add(entry as DirectoryInfo ?? new DirectoryInfo(entry.FullName));
            else
                files.Add(entry.Name);
        }

        files.Sort(string.CompareOrdinal);
        directories.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        List<DirectoryInfo> open = [];
        List<string> openReal = [];
        foreach (var child in directories)
        {
            var real = child.LinkTarget is null ? realPaths[^1] + "/" + child.Name : RealPath(child);
            // A link to where we come from would never end.
            if (IsPruned(prefix + child.Name, child.FullName) || (child.LinkTarget is not null && realPaths.Contains(real)))
                Skipped.Add(new SkippedPath(prefix + child.Name, true));
            else
            {
                open.Add(child);
                openReal.Add(real);
            }
        }

        foreach (var name in files)
            Judge(new SourceFile(prefix + name, Path.Combine(directory, name)), Path.Combine(directory, name));
        for (var i = 0; i < open.Count; i++)
            Visit(open[i].FullName, prefix + open[i].Name + "/", [.. realPaths, openReal[i]], cancel);
    }

    private bool IsPruned(string relative, string full)
    {
        if (excluded.Contains(full))
            return true;
        var isIncluded = true;
        foreach (var rule in directoryRules)
        {
            if (rule.MatchesDirectory(relative, full))
                isIncluded = rule.Rule.Includes;
        }

        return !isIncluded;
    }

    private void Judge(SourceFile file, string full)
    {
        var isIncluded = !excluded.Contains(full) && file.Exists && Decide(file);
        if (isIncluded)
            Files.Add(file.Path);
        else
            Skipped.Add(new SkippedPath(file.Path, false));
    }

    private bool Decide(SourceFile file)
    {
        var isIncluded = false;
        var touched = 0;
        List<string>? limit = null;
        foreach (var rule in fileRules)
        {
            var match = rule.Match(file);
            if (match == RuleMatch.None)
                continue;
            touched++;
            if (match == RuleMatch.Match)
                isIncluded = rule.Rule.Includes;
            else if (rule.IsDefault)
                limit = match == RuleMatch.TooBig ? TooBig : TooMany;
        }

        if (touched == 1)
            limit?.Add(file.Path);
        return isIncluded;
    }
}
