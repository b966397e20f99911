namespace Guild.Tool.Commands.Projects.Environments;

/// <summary>What pip installs into a virtual environment.</summary>
/// <param name="Text">A package as pip names it, or the absolute path of a file.</param>
/// <param name="IsList">Whether it is a file that lists others, rather than something to install itself.</param>
internal sealed record Requirement(string Text, bool IsList)
{
    // What pip takes for a package by its name; any other file lists some.
    private static readonly string[] PackageExtensions =
        [".whl", ".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz", ".tar.xz", ".txz", ".tar.lzma", ".tar.lz", ".tlz"];

    /// <summary>The words that pip wants for it.</summary>
    public IReadOnlyList<string> Arguments => IsList ? ["-r", Text] : [Text];

    /// <summary>A file that is there.</summary>
    /// <param name="path">Its absolute path.</param>
    public static Requirement OfFile(string path) =>
        new(path, IsList: !PackageExtensions.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase)));

    /// <summary>A package as pip names it: <c>numpy>=1.26</c>.</summary>
    public static Requirement OfPackage(string name) => new(name, IsList: false);
}
