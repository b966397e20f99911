namespace Guild.Abstractions;

/// <summary>Git, as the host uses it. A service that plugin classes may take in their constructors.</summary>
public interface IGit
{
    /// <summary>
    /// The commit that a directory is at; <see langword="null"/> outside any work tree, before the first commit, and where git isn't installed.
    /// </summary>
    /// <param name="directory">Absolute path of the directory.</param>
    /// <param name="cancel">Stops git.</param>
    Task<GitCommit?> CommitOfAsync(string directory, CancellationToken cancel);

    /// <summary>Runs git in a directory and returns what it printed. It takes no lock that a git of the user's may want meanwhile.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">Git isn't installed.</exception>
    Task<ProcessResult> RunAsync(string directory, IReadOnlyList<string> arguments, CancellationToken cancel);
}
