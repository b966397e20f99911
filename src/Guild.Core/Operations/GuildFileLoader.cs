using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.Logging;
using Guild.Core.Plugins;

namespace Guild.Core.Operations;

/// <summary>Reads the Guild file of the working directory, once, and words its errors as the command at hand does.</summary>
public sealed class GuildFileLoader(GuildEnvironment environment, IPluginCatalog catalog, IGuildLog log)
{
    /// <summary>Whether a plugin runs files of an extension, <c>.x</c>.</summary>
    public bool IsScriptExtension(string extension) => catalog.ScriptExtensions.Contains(extension);

    private readonly Dictionary<string, GuildFile?> packages = new(StringComparer.Ordinal);
    private GuildFile? loaded;

    /// <summary>The project's Guild file; <see langword="null"/> when the working directory has none.</summary>
    /// <exception cref="GuildException">The file can't be used.</exception>
    public GuildFile? Load(GuildFileUse use)
    {
        if (loaded is not null)
            return loaded;
        return GuildFileFinder.Find(environment.WorkingDirectory) is { } path ? loaded = Read(path, use) : null;
    }

    /// <summary>All that is to be said about the project's Guild file; <see langword="null"/> when the working directory has none.</summary>
    public GuildFileReading? Examine() =>
        GuildFileFinder.Find(environment.WorkingDirectory) is { } path ? GuildFileReader.Examine(path, Options(path) with { ChecksPatterns = true }) : null;

    /// <summary>Reads a Guild file, whichever directory it is in.</summary>
    /// <exception cref="GuildException">The file can't be used.</exception>
    public GuildFile Read(string path, GuildFileUse use)
    {
        try
        {
            var file = GuildFileReader.Read(path, Options(path));
            foreach (var warning in file.AnnouncedWarnings)
                log.Warning($"{warning.What}\n --> {warning.Where}");
            return file;
        }
        catch (GuildException e) when (use != GuildFileUse.Help)
        {
            throw new GuildException(Introduce(e.Errors, Path.GetDirectoryName(path)!, use), e.Outcome, e);
        }
    }

    /// <summary>The Guild file of an installed package; <see langword="null"/>, with a warning, when it can't be used.</summary>
    public GuildFile? TryReadPackage(ModelPackage package)
    {
        if (packages.TryGetValue(package.Directory, out var known))
            return known;
        GuildFile? file = null;
        try
        {
            file = GuildFileReader.Read(Path.Combine(package.Directory, GuildFileFinder.FileName), Options(Path.Combine(package.Directory, GuildFileFinder.FileName)));
        }
        catch (GuildException e)
        {
            log.Warning($"the Guild file of package '{package.Name}' can't be used: {e.Errors[0].What}\n --> {e.Errors[0].Where}");
        }

        return packages[package.Directory] = file;
    }

    private GuildFileReadOptions Options(string path) => new()
    {
        SourceKeys = catalog.SourceKeys,
        RuntimeAttributes = catalog.RuntimeAttributes,
        CacheDirectory = Path.Combine(environment.Home, "cache", "guildfiles"),
        ShownAs = Path.GetRelativePath(environment.CommandDirectory, path),
        SearchPath = environment.Variable("PYTHONPATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [],
    };

    private List<GuildError> Introduce(IReadOnlyList<GuildError> errors, string directory, GuildFileUse use)
    {
        var relative = Path.GetRelativePath(environment.CommandDirectory, directory);
        var prefix = use == GuildFileUse.Listing ? $"ERROR: error loading guildfile from {relative}: " : "ERROR: ";
        var place = relative == "." ? "the current directory" : $"'{(use == GuildFileUse.Listing ? relative : directory)}'";
        return
        [
            .. errors.Select(e => e with { What = prefix + e.What, IsBare = true }),
            new GuildError($"guildfile in {place} contains an error (see above for details)"),
        ];
    }
}
