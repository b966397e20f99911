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
    private readonly string _assemblyPath;
    private readonly string _home;
    private string? _sha256;

    private PluginStamp(string file, string facts, string assemblyPath, string home, string? sha256)
    {
        _file = file;
        _facts = facts;
        _assemblyPath = assemblyPath;
        _home = home;
        _sha256 = sha256;
        IsKnown = sha256 is not null;
    }

    /// <summary>Whether these very files were found to agree before.</summary>
    public bool IsKnown { get; }

    /// <summary>SHA-256 of the assembly, lower-case hex.</summary>
    public string Sha256 => _sha256 ??= Digest();

    public static PluginStamp Of(FoundPlugin plugin, GuildEnvironment environment)
    {
        var facts = Facts(plugin.AssemblyPath) + Facts(Path.Combine(plugin.Directory, Contract.ManifestFileName));
        var file = Path.Combine(environment.Home, "cache", "plugin-stamps", plugin.Name);
        return new PluginStamp(file, facts, plugin.AssemblyPath, environment.Home, Remembered(file, facts));
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

    private string Digest()
    {
        using var file = File.OpenRead(_assemblyPath);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
