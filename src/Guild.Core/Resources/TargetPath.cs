namespace Guild.Core.Resources;

/// <summary>Paths in the run directory, which no resource may leave.</summary>
internal static class TargetPath
{
    /// <summary>A directory in the run directory, in plain form: forward slashes, no <c>.</c>; <c>""</c> for the run directory itself.</summary>
    /// <param name="path">The path as written.</param>
    /// <param name="resource">The resource's name, for the error.</param>
    /// <exception cref="UnmetException">The path is absolute or leaves the run directory.</exception>
    public static string Plain(string path, string resource)
    {
        if (Path.IsPathRooted(path))
            throw new UnmetException($"invalid path '{path}' in {resource} resource (path must be relative)");
        var parts = new List<string>();
        foreach (var part in path.Split('/', Path.DirectorySeparatorChar))
        {
            if (part is "" or ".")
                continue;
            if (part != "..")
                parts.Add(part);
            else if (parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else
                throw new UnmetException($"invalid path '{path}' in {resource} resource (path must lie in the run directory)");
        }

        if (parts is [".guild", ..])
            throw new UnmetException($"invalid path '{path}' in {resource} resource ('.guild' is where guild keeps the run's record)");
        return string.Join('/', parts);
    }
}
