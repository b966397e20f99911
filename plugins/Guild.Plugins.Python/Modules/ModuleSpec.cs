namespace Guild.Plugins.Python.Modules;

/// <summary>The first word of <c>main</c>: <c>[DIR/…]MODULE</c>.</summary>
/// <param name="Folder">What stands before the last slash; empty when there is none.</param>
/// <param name="Name">The dotted module name.</param>
internal sealed record ModuleSpec(string Folder, string Name)
{
    /// <summary>Splits the word.</summary>
    public static ModuleSpec Parse(string word)
    {
        var slash = word.LastIndexOf('/');
        return slash < 0 ? new ModuleSpec("", word) : new ModuleSpec(word[..slash], word[(slash + 1)..]);
    }

    /// <summary>Whether the word holds a reference, so that the module is known only when the run starts.</summary>
    public bool HasReference => Name.Contains("${", StringComparison.Ordinal) || Folder.Contains("${", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Folder.Length == 0 ? Name : $"{Folder}/{Name}";
}
