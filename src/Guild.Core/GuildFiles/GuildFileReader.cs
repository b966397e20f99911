using Guild.Core.Errors;
using Guild.Core.GuildFiles.Reading;

namespace Guild.Core.GuildFiles;

/// <summary>Reads Guild files: text -> <see cref="GuildFile"/>, all problems at once, each with its place.</summary>
public static class GuildFileReader
{
    /// <summary>Reads a file with all that it includes and extends.</summary>
    /// <param name="path">Absolute path of the file.</param>
    /// <param name="options">What reading depends on; <see langword="null"/> for nothing but the engine's own source keys.</param>
    /// <exception cref="GuildException">
    /// The file can't be used. Each error begins <c>error in PATH: </c>, as Guild AI prints it.
    /// </exception>
    public static GuildFile Read(string path, GuildFileReadOptions? options = null)
    {
        options ??= new GuildFileReadOptions();
        var diagnostics = new Diagnostics(path);
        var root = DocumentReader.Read(path, options.ShownAs ?? path, diagnostics.Warnings, options.Cache, out var content);
        var items = new ItemReader(System.IO.Path.GetDirectoryName(path)!, options, diagnostics).Read(root, path);
        var inheritance = new Inheritance(items, path, options, diagnostics);
        var models = new ModelReader(items, inheritance, path, options, diagnostics).ReadAll();
        var package = PackageReader.Read(items, diagnostics);
        diagnostics.ThrowIfAny();
        return new GuildFile
        {
            Path = path,
            Content = content,
            Models = models,
            Package = package,
            Warnings = diagnostics.AllWarnings(),
            AnnouncedWarnings = diagnostics.AnnouncedWarnings(),
            ParentDirectories = inheritance.ParentDirectories,
        };
    }
}
