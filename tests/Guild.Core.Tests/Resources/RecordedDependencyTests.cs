using System.Formats.Tar;
using System.IO.Compression;
using System.Reflection;
using Guild.Abstractions;
using Guild.Core.Resources;
using Guild.Core.Yaml;

namespace Guild.Core.Tests.Resources;

public class RecordedDependencyTests
{
    [Test]
    public void Records_of_the_original_are_read_and_written_as_they_were()
    {
        var found = 0;
        foreach (var op in OpAttributes())
        {
            var dependencies = DependencyRecord.Read(op, []);

            Assert.That(DependencyRecord.Write(dependencies), Is.EqualTo(op["deps"]));
            found += dependencies.Count;
        }

        Assert.That(found, Is.GreaterThan(10));
    }

    private static IEnumerable<MapValue> OpAttributes()
    {
        using var file = File.OpenRead(Archive());
        using var tar = new TarReader(new GZipStream(file, CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (!entry.Name.EndsWith(".guild/attrs/op", StringComparison.Ordinal) || entry.DataStream is null)
                continue;
            using var reader = new StreamReader(entry.DataStream);
            yield return (MapValue)YamlReader.ReadValue(reader.ReadToEnd());
        }
    }

    private static string Archive()
    {
        var root = typeof(RecordedDependencyTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(a => a.Key == "RepositoryRoot").Value!;
        var corpus = Environment.GetEnvironmentVariable("GUILD_CORPUS") ?? Path.Combine(root, "..", "shared", "corpus");
        var archive = Path.Combine(corpus, "runs", "home-ada.tar.gz");
        if (!File.Exists(archive))
            Assert.Ignore($"no corpus at {corpus}");
        return archive;
    }
}
