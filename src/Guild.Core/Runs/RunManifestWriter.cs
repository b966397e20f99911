using System.Text;

namespace Guild.Core.Runs;

/// <summary>Appends to a run's manifest. Creating one creates the file, which every run has even when it stays empty.</summary>
public sealed class RunManifestWriter : IDisposable
{
    private readonly FileStream _file;

    /// <summary>Opens the manifest of a run, keeping what it holds.</summary>
    public RunManifestWriter(RunDirectory run)
    {
        Directory.CreateDirectory(run.Meta);
        _file = new FileStream(run.Manifest, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
    }

    /// <summary>Appends an entry. Entries reach the file in whole lines.</summary>
    public void Add(ManifestEntry entry) => _file.Write(Encoding.UTF8.GetBytes(ManifestFormat.Format(entry)));

    /// <summary>Flushes and closes the file.</summary>
    public void Dispose() => _file.Dispose();
}
