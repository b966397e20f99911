namespace Guild.Abstractions;

/// <summary>A folder for files that nobody needs any more when guild ends. A service that plugin classes may take in their constructors.</summary>
public interface ITemporaryFolder
{
    /// <summary>Absolute path of a folder for this plugin in this process alone: made when first asked for, deleted when guild ends.</summary>
    string Directory { get; }
}
