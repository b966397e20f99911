using Guild.Abstractions;

namespace Guild.Plugins.Python.Launching;

/// <summary>The value of PYTHONPATH for a run.</summary>
internal static class ModulePath
{
    private const string Variable = "PYTHONPATH";

    /// <summary>
    /// What the operation sets, the run's source code (relative to the run directory, where the process starts), the folder in it that
    /// <c>main</c> names, the directories of packages that are extended, what is inherited, and one last entry.
    /// </summary>
    public static string Of(LaunchRequest request, string folder, string? last)
    {
        List<string> entries = [];
        if (request.OperationEnvironment.TryGetValue(Variable, out var own))
            Add(entries, own);
        AddSource(entries, request.SourceTarget, folder);
        if (!request.CopiesSource)
            AddSource(entries, request.SourceRoot, folder);
        foreach (var directory in request.ModuleDirectories)
            AddSource(entries, directory, folder);
        // Where the operation sets nothing, an older host says what is inherited in the whole environment only.
        if (request.InheritedEnvironment.TryGetValue(Variable, out var inherited) || request.Environment.TryGetValue(Variable, out inherited))
            Add(entries, inherited);
        if (last is not null)
            Add(entries, last);
        return string.Join(Path.PathSeparator, entries);
    }

    private static void AddSource(List<string> entries, string source, string folder)
    {
        Add(entries, source);
        if (folder.Length > 0 && !folder.Contains("${", StringComparison.Ordinal))
            Add(entries, source == "." ? folder : Path.Combine(source, folder));
    }

    private static void Add(List<string> entries, string path)
    {
        foreach (var entry in path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!entries.Contains(entry))
                entries.Add(entry);
        }
    }
}
