using System.IO.Compression;

namespace Guild.EndToEnd.Tests.Packages;

/// <summary>What goes into a test's package.</summary>
public sealed class PackageContent
{
    public required string Id { get; init; }

    public required string Version { get; init; }

    /// <summary>The package type; <see langword="null"/> for none.</summary>
    public string? Type { get; set; } = "GuildPlugin";

    /// <summary>More lines of the nuspec's metadata.</summary>
    public string Metadata { get; set; } = "";

    public SortedDictionary<string, byte[]> Entries { get; } = new(StringComparer.Ordinal);

    public void Write(string path)
    {
        File.Delete(path);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Add(archive, $"{Id}.nuspec", System.Text.Encoding.UTF8.GetBytes($"""
            <?xml version="1.0" encoding="utf-8"?>
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
              <metadata>
                <id>{Id}</id>
                <version>{Version}</version>
                <authors>Acme</authors>
                <description>A plugin of Acme.</description>
                {(Type is null ? "" : $"<packageTypes><packageType name=\"{Type}\" /></packageTypes>")}
                {Metadata}
              </metadata>
            </package>
            """));
        foreach (var (name, bytes) in Entries)
            Add(archive, name, bytes);
    }

    private static void Add(ZipArchive archive, string name, byte[] bytes)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(bytes);
    }
}
