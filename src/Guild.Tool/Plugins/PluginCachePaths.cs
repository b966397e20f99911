using Guild.Abstractions;

namespace Guild.Tool.Plugins;

/// <summary>One plugin's cache directory.</summary>
internal sealed record PluginCachePaths(string Directory) : ICachePaths;
