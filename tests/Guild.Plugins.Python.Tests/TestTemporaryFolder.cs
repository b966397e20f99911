using Guild.Abstractions;

namespace Guild.Plugins.Python.Tests;

internal sealed class TestTemporaryFolder(string directory) : ITemporaryFolder
{
    public string Directory { get; } = directory;
}
