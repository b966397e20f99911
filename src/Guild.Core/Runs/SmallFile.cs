namespace Guild.Core.Runs;

/// <summary>Reading of files that may well not be there. A list of runs does so by the ten thousand.</summary>
internal static class SmallFile
{
    /// <summary>The text of a file; <see langword="null"/> when there is none.</summary>
    public static string? ReadText(string path)
    {
        // Asking first costs a tenth of the exception that a missing file would throw.
        if (!File.Exists(path))
            return null;
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // Deleted between the question and the reading.
            return null;
        }
    }
}
