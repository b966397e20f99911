namespace Guild.Core.GuildFiles;

/// <summary>The <c>package</c> item of a Guild file.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Version">Its version, <c>0.0.0</c> when not given.</param>
/// <param name="Description">Its description, stripped.</param>
public sealed record PackageDef(string Name, string Version, string Description)
{
    /// <summary>Who made it; empty when not given.</summary>
    public string Author { get; init; } = "";

    /// <summary>The project's page; empty when not given.</summary>
    public string Url { get; init; } = "";

    /// <summary>The licence; empty when not given.</summary>
    public string License { get; init; } = "";

    /// <summary>Words to find it by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Globs and directories of files that belong to it.</summary>
    public IReadOnlyList<string> DataFiles { get; init; } = [];
}
