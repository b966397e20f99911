using System.Text;

namespace Guild.EndToEnd.Tests.Packages;

/// <summary>Makes packages of really built plugins, as <c>dotnet pack</c> makes them.</summary>
public static class PluginPackages
{
    private const string BuiltVersion = "1.0.0";

    /// <summary>The output folder of a test plugin.</summary>
    public static string Built(string plugin) => Path.Combine(AppContext.BaseDirectory, "test-plugins", plugin);

    /// <summary>Packs a test plugin.</summary>
    /// <param name="folder">Where the package is written.</param>
    /// <param name="plugin">The test plugin.</param>
    /// <param name="version">A version of three one-digit parts: the built assembly is given this one.</param>
    /// <param name="id">The package's name.</param>
    /// <param name="change">What to change before packing: package type, nuspec, entries.</param>
    public static string Pack(string folder, string plugin = "good", string version = BuiltVersion, string id = "Acme.Guild.Good", Action<PackageContent>? change = null)
    {
        var content = new PackageContent { Id = id, Version = version };
        foreach (var file in Directory.GetFiles(Built(plugin)))
            content.Entries[$"plugin/{Path.GetFileName(file)}"] = WithVersion(File.ReadAllBytes(file), version);
        change?.Invoke(content);
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{id}.{version}.nupkg");
        content.Write(path);
        return path;
    }

    /// <summary>The same assembly as if it had been built with another version.</summary>
    private static byte[] WithVersion(byte[] file, string version)
    {
        var (from, to) = (Encoding.ASCII.GetBytes(BuiltVersion), Encoding.ASCII.GetBytes(version));
        if (to.Length != from.Length)
            throw new ArgumentException($"'{version}' is longer or shorter than '{BuiltVersion}'");
        for (var rest = file.AsSpan(); rest.IndexOf(from) is >= 0 and var at; rest = rest[(at + from.Length)..])
            to.CopyTo(rest[at..]);
        return file;
    }
}
