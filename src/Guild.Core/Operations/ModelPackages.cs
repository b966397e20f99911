using Guild.Core.Errors;
using Guild.Core.GuildFiles;

namespace Guild.Core.Operations;

/// <summary>The model packages that the user has installed: <c>NAME/VERSION/guild.yml</c> below a folder of the user.</summary>
public sealed class ModelPackages(GuildEnvironment environment)
{
    private IReadOnlyList<ModelPackage>? all;

    /// <summary>Absolute path of the folder; it need not exist. Per user, whatever the Guild home is, like that of plugins.</summary>
    public string Folder => environment.Variable("GUILD_PACKAGE_HOME") is { } given
        ? Path.GetFullPath(given, environment.CommandDirectory)
        : Path.Combine(environment.UserHome, ".guild", "packages");

    /// <summary>The packages, ordered by name.</summary>
    public IReadOnlyList<ModelPackage> All => all ??= Find();

    /// <summary>A package by its name; <see langword="null"/> when it isn't installed.</summary>
    public ModelPackage? Named(string name) => All.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private List<ModelPackage> Find()
    {
        List<ModelPackage> found = [];
        foreach (var name in Subdirectories(Folder))
        {
            // While another version takes its place there are two for a moment; either is whole.
            var directory = Array.FindLast(Subdirectories(name), d => GuildFileFinder.Find(d) is not null);
            if (directory is not null)
                found.Add(new ModelPackage(Path.GetFileName(name), Path.GetFileName(directory).Split('~')[0], directory));
        }

        return found;
    }

    private static string[] Subdirectories(string directory)
    {
        if (!Directory.Exists(directory))
            return [];
        try
        {
            var found = Array.FindAll(Directory.GetDirectories(directory), d => !Path.GetFileName(d).StartsWith('.'));
            Array.Sort(found, StringComparer.Ordinal);
            return found;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GuildException($"the folder of installed packages can't be read: {e.Message}");
        }
    }
}
