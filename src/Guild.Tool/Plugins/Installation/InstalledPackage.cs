using System.Security.Cryptography;

namespace Guild.Tool.Plugins.Installation;

/// <summary>A package that is installed.</summary>
/// <param name="Name">The plugin's or the model package's name.</param>
/// <param name="Directory">Absolute path of its folder.</param>
/// <param name="Receipt">What was written when it was installed.</param>
internal sealed record InstalledPackage(string Name, string Directory, InstallReceipt Receipt)
{
    /// <summary>The files that are missing or other than what was installed, by path.</summary>
    public IReadOnlyList<string> ChangedFiles()
    {
        List<string> changed = [];
        foreach (var (name, digest) in Receipt.Files)
        {
            var path = Path.Combine(Directory, name.Replace('/', Path.DirectorySeparatorChar));
            if (!File.Exists(path) || Digest(path) != digest)
                changed.Add(name);
        }

        return changed;
    }

    private static string Digest(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
