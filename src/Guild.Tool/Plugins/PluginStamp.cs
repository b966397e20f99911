using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guild.Abstractions;
using Guild.Core;

namespace Guild.Tool.Plugins;

/// <summary>
/// What a plugin's files looked like when its manifest was found to agree with its assembly, kept in the Guild home's cache so that the
/// comparison and the digest are made once for each build of a plugin.
/// </summary>
internal sealed class PluginStamp
{
    private readonly string _file;
    private readonly string _facts;
    private readonly string _directory;
    private readonly string _home;
    private string? _sha256;

    private PluginStamp(string file, string facts, string directory, string home, string? sha256)
    {
        _file = file;
        _facts = facts;
        _directory = directory;
        _home = home;
        _sha256 = sha256;
        IsKnown = sha256 is not null;
    }

    /// <summary>Whether these very files were found to agree before.</summary>
    public bool IsKnown { get; }

    /// <summary>SHA-256 of all files of the plugin's folder and their names, lower-case hex.</summary>
    public string Sha256 => _sha256 ??= Digest();

    public static PluginStamp Of(FoundPlugin plugin, GuildEnvironment environment)
    {
        var facts = Facts(plugin.AssemblyPath) + Facts(Path.Combine(plugin.Directory, Contract.ManifestFileName));
        // What came with guild changes with guild; of anything else a run records what really took part.
        if (plugin.Origin != PluginOrigin.Bundled)
            facts += FactsOfTheRest(plugin.Directory);
        var file = Path.Combine(environment.Home, "cache", "plugin-stamps", plugin.Name);
        return new PluginStamp(file, facts, plugin.Directory, environment.Home, Remembered(file, facts));
    }

    /// <summary>Keeps the stamp for the next command. Without a Guild home or the right to write there it is just not kept.</summary>
    public void Remember()
    {
        // A command that only reads must not be the one that creates the home.
        if (IsKnown || !Directory.Exists(_home))
            return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            var temporary = $"{_file}.{Guid.NewGuid():n}";
            File.WriteAllText(temporary, _facts + Sha256);
            File.Move(temporary, _file, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The stamp saves time, nothing else: the next command compares again.
        }
    }

    private static string? Remembered(string file, string facts)
    {
        if (!File.Exists(file))
            return null;
        try
        {
            var text = Encoding.UTF8.GetString(File.ReadAllBytes(file));
            return text.Length == facts.Length + 64 && text.StartsWith(facts, StringComparison.Ordinal) ? text[facts.Length..] : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // As if there were none.
            return null;
        }
    }

    private static string Facts(string path)
    {
        var file = new FileInfo(path);
        return string.Create(CultureInfo.InvariantCulture, $"{path}\n{file.Length} {file.LastWriteTimeUtc.Ticks}\n");
    }

    private static string FactsOfTheRest(string directory) => string.Concat(FilesOf(directory).Select(Facts));

    private static List<string> FilesOf(string directory)
    {
        List<string> paths = [];
        foreach (var path in Directory.GetFiles(directory, "*", SearchOption.AllDirectories))
        {
            // Python leaves these where it finds a plugin's scripts.
            if (!path.Contains("__pycache__", StringComparison.Ordinal))
                paths.Add(path);
        }

        paths.Sort(StringComparer.Ordinal);
        return paths;
    }

    // What runs is more than the assembly: its libraries, and the scripts that it brings.
    private string Digest()
    {
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in FilesOf(_directory))
        {
            using var file = File.OpenRead(path);
            var name = Path.GetRelativePath(_directory, path).Replace(Path.DirectorySeparatorChar, '/');
            whole.AppendData(Encoding.UTF8.GetBytes($"{Convert.ToHexStringLower(SHA256.HashData(file))}  {name}\n"));
        }

        return Convert.ToHexStringLower(whole.GetHashAndReset());
    }
}
