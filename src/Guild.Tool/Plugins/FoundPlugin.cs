using Guild.Plugins.Manifests;

namespace Guild.Tool.Plugins;

/// <summary>A folder that holds a plugin, usable or not.</summary>
/// <param name="Name">The manifest's name; the folder's when the manifest can't be read.</param>
/// <param name="Directory">Absolute path of the folder.</param>
/// <param name="Origin">The kind of place.</param>
internal sealed record FoundPlugin(string Name, string Directory, PluginOrigin Origin)
{
    /// <summary>The manifest; <see langword="null"/> when it can't be read.</summary>
    public PluginManifest? Manifest { get; init; }

    /// <summary>Why it can't be used, one sentence without the plugin's name; <see langword="null"/> when it can.</summary>
    public string? Problem { get; init; }

    /// <summary>What to do about the problem.</summary>
    public string? Remedy { get; init; }

    /// <summary>Whether the project's lock file names this very package.</summary>
    public bool IsPinned { get; init; }

    public bool IsUsable => Problem is null;

    /// <summary>Absolute path of the assembly.</summary>
    public string AssemblyPath => Path.Combine(Directory, Manifest!.Assembly);
}
