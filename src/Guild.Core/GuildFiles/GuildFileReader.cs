using Guild.Core.Errors;
using Guild.Core.GuildFiles.Reading;

namespace Guild.Core.GuildFiles;

/// <summary>Reads Guild files: text -> <see cref="GuildFile"/>, all problems at once, each with its place.</summary>
public static class GuildFileReader
{
    /// <summary>Reads a file with all that it includes and extends.</summary>
    /// <param name="path">Absolute path of the file.</param>
    /// <param name="options">What reading depends on; <see langword="null"/> for nothing but the engine's own source keys.</param>
    /// <exception cref="GuildException">The file can't be used.</exception>
    public static GuildFile Read(string path, GuildFileReadOptions? options = null)
    {
        var reading = Examine(path, options);
        return reading.File ?? throw new GuildException(reading.Errors);
    }

    /// <summary>Reads a file to tell what is wrong with it.</summary>
    /// <param name="path">Absolute path of the file.</param>
    /// <param name="options">What reading depends on; <see langword="null"/> for nothing but the engine's own source keys.</param>
    public static GuildFileReading Examine(string path, GuildFileReadOptions? options = null)
    {
        var diagnostics = new Diagnostics(path) { ChecksPatterns = options?.ChecksPatterns == true };
        var file = Read(path, options ?? new GuildFileReadOptions(), diagnostics);
        var errors = diagnostics.AllErrors();
        return new GuildFileReading(path, errors.Count == 0 ? file : null, errors, diagnostics.AllWarnings());
    }

    private static GuildFile? Read(string path, GuildFileReadOptions options, Diagnostics diagnostics)
    {
        try
        {
            var root = DocumentReader.Read(path, options.ShownAs ?? path, diagnostics.Warnings, options.Cache, out var content);
            var reader = new ItemReader(System.IO.Path.GetDirectoryName(path)!, options, diagnostics);
            var items = reader.Read(root, path);
            var inheritance = new Inheritance(items, path, options, diagnostics);
            return new GuildFile
            {
                Path = path,
                Content = content,
                Models = new ModelReader(items, inheritance, path, options, diagnostics).ReadAll(),
                Items = items,
                Package = PackageReader.Read(items, diagnostics),
                Warnings = diagnostics.AllWarnings(),
                AnnouncedWarnings = diagnostics.AnnouncedWarnings(),
                ParentDirectories = inheritance.ParentDirectories,
                FilesRead = [.. reader.FilesRead, .. inheritance.FilesRead],
            };
        }
        catch (GuildException e)
        {
            diagnostics.Take(e.Errors);
            return null;
        }
    }
}
