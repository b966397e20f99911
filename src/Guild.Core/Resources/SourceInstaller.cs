using Guild.Core.Logging;
using Guild.Core.Runs;

namespace Guild.Core.Resources;

/// <summary>Brings acquired files into a run directory and enters them in its manifest.</summary>
internal sealed class SourceInstaller(RunDirectory run, bool isRestart, FileDigests digests, IGuildLog log) : IDisposable
{
    private readonly RunManifestWriter _manifest = new(run);
    private readonly TargetWriter _targets = new(run.Path, log);
    private readonly SourceNaming _naming = new(log);

    // A restart resolves again what it must; what the manifest names already needs no second line.
    private readonly RunManifest? _known = isRestart ? RunManifest.Read(run) : null;

    /// <summary>How many links were made.</summary>
    public int LinkCount { get; private set; }

    /// <summary>How many copies were made.</summary>
    public int CopyCount { get; private set; }

    /// <summary>Installs a source's files.</summary>
    /// <returns>Where each of them is, relative to the run directory, those included whose target was there already.</returns>
    public async Task<IReadOnlyList<string>> InstallAsync(SourceRequest request, AcquiredSource acquired, CancellationToken cancel)
    {
        var placements = _naming.Place(request, acquired.Paths);
        var origins = new List<string>();
        for (var i = 0; i < placements.Count; i++)
        {
            await InstallAsync(placements[i], acquired.Paths[i], cancel);
            origins.Add(Path.GetRelativePath(run.Path, placements[i].Origin).Replace(Path.DirectorySeparatorChar, '/'));
        }

        return origins;
    }

    /// <inheritdoc/>
    public void Dispose() => _manifest.Dispose();

    private async Task InstallAsync(Placement placement, AcquiredPath path, CancellationToken cancel)
    {
        var isDirectory = Directory.Exists(placement.Origin);
        var before = isDirectory ? default : FileIdentity.Of(placement.Origin);
        var isNew = await _targets.WriteAsync(placement, cancel);
        if (!isNew)
            return;
        if (placement.IsLink)
            LinkCount++;
        else
            CopyCount++;
        if (_known?.Find(placement.Target) is { Kind: FileKind.Dependency })
            return;
        var digest = isDirectory ? ManifestEntry.DirectoryDigest : digests.Sha1(placement.Origin, cancel);
        if (!isDirectory && FileIdentity.Of(placement.Origin) != before)
            throw new UnmetException($"'{placement.Origin}' changed while it was resolved") { Fix = "try again when it is complete" };
        _manifest.Add(new ManifestEntry(FileKind.Dependency, placement.Target, digest, path.Uri) { SubPath = path.Member });
    }
}
