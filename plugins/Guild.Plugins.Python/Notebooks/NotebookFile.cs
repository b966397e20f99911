namespace Guild.Plugins.Python.Notebooks;

/// <summary>Finds a notebook before the run directory has it.</summary>
internal static class NotebookFile
{
    /// <summary>Absolute path of the notebook; <see langword="null"/> when it is in none of the directories.</summary>
    public static string? Find(string notebook, IEnumerable<string> directories) =>
        directories.Select(d => Path.GetFullPath(notebook, d)).FirstOrDefault(File.Exists);
}
