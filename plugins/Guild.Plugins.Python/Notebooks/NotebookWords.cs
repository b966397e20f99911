namespace Guild.Plugins.Python.Notebooks;

/// <summary>What an operation says about its notebook.</summary>
/// <param name="Notebook">The notebook's path, as written.</param>
/// <param name="Options">The words behind it.</param>
internal sealed record NotebookWords(string Notebook, IReadOnlyList<string> Options)
{
    /// <summary>The original's module that runs notebooks: <c>main: guild.plugins.nbexec report.ipynb</c> is <c>notebook: report.ipynb</c>.</summary>
    public const string Module = "guild.plugins.nbexec";

    /// <summary>The words in the form of <c>main</c>.</summary>
    public IReadOnlyList<string> AsMain => [Module, Notebook, .. Options];

    /// <summary>Reads the words of an operation; <see langword="null"/> when they name no notebook.</summary>
    /// <param name="attribute">The attribute that they are of: <c>notebook</c>, <c>main</c> or <c>script</c>.</param>
    /// <param name="words">The words.</param>
    /// <param name="projectDirectory">Absolute path of the directory that a script's path is made relative to.</param>
    public static NotebookWords? Of(string attribute, IReadOnlyList<string> words, string projectDirectory)
    {
        IReadOnlyList<string> own = attribute switch
        {
            "script" => [Path.GetRelativePath(projectDirectory, words[0]).Replace('\\', '/')],
            "main" => [.. words.Skip(1)],
            _ => words,
        };
        var at = own.Count;
        for (var i = own.Count - 1; i >= 0; i--)
        {
            if (!own[i].StartsWith('-'))
                at = i;
        }

        return at == own.Count ? null : new NotebookWords(own[at], [.. own.Where((_, i) => i != at)]);
    }
}
