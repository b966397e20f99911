namespace Guild.Core.Resources;

/// <summary>The project's own files that a run requires: resources bring them, so the source snapshot leaves them out.</summary>
public static class ProjectLocalFiles
{
    /// <summary>Absolute paths of the existing files and directories that <c>file</c> and <c>config</c> sources name.</summary>
    /// <param name="dependencies">The run's dependencies.</param>
    /// <param name="flags">Flag values for <c>${flag}</c> in paths.</param>
    public static IReadOnlyList<string> Of(IEnumerable<PlannedDependency> dependencies, FlagReferences flags)
    {
        var paths = new List<string>();
        foreach (var dependency in dependencies)
        {
            foreach (var source in dependency.Resource.Sources)
            {
                if (source.Kind is "file" or "config" && flags.TryResolve(source.Address, out var address, out _))
                    paths.Add(Path.GetFullPath(Path.Combine(dependency.Resource.Directory, address)));
            }
        }

        return [.. paths.Where(Path.Exists).Distinct(StringComparer.Ordinal)];
    }
}
