using System.Formats.Tar;
using System.IO.Compression;
using System.Reflection;

namespace Guild.Core.Tests;

/// <summary>The home that the original wrote, unpacked once; tests that need it are skipped where the corpus isn't.</summary>
internal static class RunsCorpus
{
    private static readonly Lazy<string?> Unpacked = new(Unpack);

    public static string Home => Path.Combine(Directory, ".guild");

    public static string Directory
    {
        get
        {
            if (Unpacked.Value is null)
                Assert.Ignore("the corpus of runs isn't here; set GUILD_CORPUS to its folder");
            return Unpacked.Value!;
        }
    }

    private static string? Unpack()
    {
        var root = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!;
        var corpus = Environment.GetEnvironmentVariable("GUILD_CORPUS") ?? Path.Combine(root, "..", "shared", "corpus");
        var archive = Path.Combine(corpus, "runs", "home-ada.tar.gz");
        if (!File.Exists(archive))
            return null;
        var target = System.IO.Directory.CreateTempSubdirectory("guild-corpus-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.Directory.Delete(target, recursive: true);
        using var bytes = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
        TarFile.ExtractToDirectory(bytes, target, overwriteFiles: false);
        return target;
    }
}
