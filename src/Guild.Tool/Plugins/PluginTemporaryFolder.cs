using Guild.Abstractions;

namespace Guild.Tool.Plugins;

/// <summary>One plugin's temporary folder.</summary>
internal sealed class PluginTemporaryFolder(string plugin) : ITemporaryFolder, IDisposable
{
    private readonly Lock _gate = new();
    private string? _directory;

    public string Directory
    {
        get
        {
            lock (_gate)
                return _directory ??= System.IO.Directory.CreateTempSubdirectory($"guild-{plugin}-").FullName;
        }
    }

    public void Dispose()
    {
        if (_directory is null)
            return;
        try
        {
            System.IO.Directory.Delete(_directory, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A program that the plugin left behind may still write there; the system clears its temporary files some day.
        }
    }
}
