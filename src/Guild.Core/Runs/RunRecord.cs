namespace Guild.Core.Runs;

/// <summary>The one-file parts of a run's record: its opref and its markers.</summary>
public static class RunRecord
{
    /// <summary>The text of a run's opref; <see langword="null"/> when the directory isn't a run.</summary>
    public static string? ReadOpRefText(RunDirectory run) => SmallFile.ReadText(run.OpRef) ?? SmallFile.ReadText(run.OldOpRef);

    /// <summary>Whether the directory is a run: it has an opref.</summary>
    public static bool IsRun(RunDirectory run) => File.Exists(run.OpRef) || File.Exists(run.OldOpRef);

    /// <summary>Writes the opref, without newline, safely on the disk: from here on the directory is a run.</summary>
    public static void WriteOpRef(RunDirectory run, OpRef opRef)
    {
        Directory.CreateDirectory(run.Meta);
        AtomicFile.Write(run.OpRef, run.Meta, OpRefFormat.Format(opRef), isDurable: true);
    }

    /// <summary>Writes a marker or another small file below <c>.guild</c>.</summary>
    /// <param name="run">The run.</param>
    /// <param name="path">One of the run's paths, as <see cref="RunDirectory.Pending"/>.</param>
    /// <param name="text">The content; markers are empty.</param>
    public static void WriteMarker(RunDirectory run, string path, string text = "")
    {
        Directory.CreateDirectory(run.Meta);
        AtomicFile.Write(path, run.Meta, text);
    }

    /// <summary>Deletes a marker; nothing happens when it isn't there.</summary>
    public static void DeleteMarker(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // The run vanished, and its marker with it.
        }
    }
}
