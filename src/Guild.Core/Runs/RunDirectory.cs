namespace Guild.Core.Runs;

/// <summary>Where the parts of a run lie (runs.md 2). Knows names only; nothing here touches the disk.</summary>
/// <param name="Path">Absolute path of the run directory.</param>
public sealed record RunDirectory(string Path)
{
    /// <summary>The directory's name, which is the run's id.</summary>
    public RunId Id => new(System.IO.Path.GetFileName(Path.TrimEnd('/')));

    /// <summary><c>.guild</c>: all that guild itself keeps about the run.</summary>
    public string Meta => System.IO.Path.Combine(Path, ".guild");

    /// <summary>What the run was made from, on one line. A directory without this file isn't a run.</summary>
    public string OpRef => MetaFile("opref");

    /// <summary>The attribute in which runs of 2018 keep their opref.</summary>
    public string OldOpRef => Attribute("opref");

    /// <summary>The directory of attributes, one file each.</summary>
    public string Attributes => MetaFile("attrs");

    /// <summary>Marker: being initialised, or a trial that waits for its turn.</summary>
    public string Pending => MetaFile("PENDING");

    /// <summary>Marker: staged, not started.</summary>
    public string Staged => MetaFile("STAGED");

    /// <summary>Marker: the process id of the operation that runs.</summary>
    public string Lock => MetaFile("LOCK");

    /// <summary>Marker: the remote that looks after the run.</summary>
    public string RemoteLock => MetaFile("LOCK.remote");

    /// <summary>The guild process that prepares the run; see <see cref="HostMarker"/>.</summary>
    public string Host => MetaFile("HOST");

    /// <summary>The files that guild put into the run; see <see cref="RunManifest"/>.</summary>
    public string Manifest => MetaFile("manifest");

    /// <summary>What the operation printed, both streams as they came.</summary>
    public string Output => MetaFile("output");

    /// <summary>Time and stream of each line of <see cref="Output"/>; see <see cref="OutputIndex"/>.</summary>
    public string OutputIndex => MetaFile("output.index");

    /// <summary>The environment of a staged run, as a file that a shell can source.</summary>
    public string Environment => MetaFile("ENV");

    /// <summary>Configuration files that were generated for the run.</summary>
    public string Generated => MetaFile("generated");

    /// <summary>The prototype of a batch: a run directory of its own.</summary>
    public RunDirectory Prototype => new(MetaFile("proto"));

    /// <summary>The file of an attribute.</summary>
    public string Attribute(string name) => System.IO.Path.Combine(Attributes, name);

    private string MetaFile(string name) => System.IO.Path.Combine(Meta, name);
}
