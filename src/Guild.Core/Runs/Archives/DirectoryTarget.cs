using Guild.Core.Runs.Transfer;

namespace Guild.Core.Runs.Archives;

/// <summary>A directory that runs are exported to, each in a directory of its own.</summary>
public sealed class DirectoryTarget : IRunTarget
{
    private readonly string _directory;

    /// <summary>Makes the directory if need be, and clears away what a killed export left.</summary>
    /// <param name="directory">Absolute path.</param>
    /// <param name="processes">The processes that live.</param>
    public DirectoryTarget(string directory, IProcessTable processes)
    {
        _directory = directory;
        Directory.CreateDirectory(directory);
        Leftovers.Sweep(directory, processes);
    }

    /// <summary>Marks the directory, so that it isn't copied as source code when it lies in a project.</summary>
    public void MarkAsNoSource()
    {
        var marker = Path.Combine(_directory, ".guild-nocopy");
        if (!File.Exists(marker))
            File.WriteAllBytes(marker, []);
    }

    /// <inheritdoc/>
    public bool Contains(RunId id) => Path.Exists(PathOf(id));

    /// <inheritdoc/>
    public bool Holds(RunDirectory run) => Directory.Exists(PathOf(run.Id)) && !IsSame(run) && TreeComparison.AreEqual(run.Path, PathOf(run.Id));

    /// <inheritdoc/>
    public void Add(RunDirectory run, bool followsLinks, Action<string> warn)
    {
        RefuseInside(run);
        RunTree.Copy(run, PathOf(run.Id), warn, followsLinks);
    }

    /// <summary>Moves a run there, at once where the file system can.</summary>
    public void Move(RunDirectory run, Action<string> warn)
    {
        RefuseInside(run);
        RunTree.Move(run, PathOf(run.Id), warn);
    }

    /// <inheritdoc/>
    public void Commit()
    {
        // Each copy is checked before it appears under its name.
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private string PathOf(RunId id) => Path.Combine(_directory, id.Value);

    // A home may be reached in two ways; what is found there would be its own original.
    private bool IsSame(RunDirectory run) =>
        Resources.RealPath.Of(run.Path) == Resources.RealPath.Of(PathOf(run.Id));

    private void RefuseInside(RunDirectory run)
    {
        if ((_directory + "/").StartsWith(run.Path + "/", StringComparison.Ordinal))
            throw new IOException($"'{_directory}' lies in the run itself");
    }
}
