namespace Guild.Abstractions;

/// <summary>Where a plugin may keep what it can compute again. A service that plugin classes may take in their constructors.</summary>
public interface ICachePaths
{
    /// <summary>
    /// Absolute path of a directory for this plugin alone. It may vanish at any time and is created by whoever writes first; several
    /// processes use it at once, so write to a temporary name and rename.
    /// </summary>
    string Directory { get; }
}
