using Guild.Abstractions;

namespace Guild.Plugins.Python.Tests;

internal sealed class TestCache(string directory) : ICachePaths
{
    public string Directory { get; } = directory;
}
