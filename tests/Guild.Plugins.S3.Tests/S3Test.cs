using System.Text;
using Guild.Abstractions;

namespace Guild.Plugins.S3.Tests;

/// <summary>A test with a store and a scene of its own.</summary>
public abstract class S3Test
{
    private protected FakeStore Store { get; private set; } = null!;

    private protected S3Scene Scene { get; private set; } = null!;

    [SetUp]
    public void Open()
    {
        Store = new FakeStore();
        Scene = new S3Scene(Store.Port);
    }

    [TearDown]
    public void Close()
    {
        Store.Dispose();
        Scene.Delete();
    }

    private protected static byte[] Bytes(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private protected static void AssertIs(ResolvedSource resolved, byte[] content)
    {
        Assert.That(File.ReadAllBytes(resolved.Path).AsSpan().SequenceEqual(content), Is.True, "the content is what the store has");
        Assert.That(resolved.Sha256, Is.EqualTo(S3Scene.Sha256(content)));
        Assert.That(resolved.IsCached);
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(resolved.Path)!).Select(Path.GetFileName), Has.None.Contains("partial"));
    }

    private protected static void AssertHas(ResolvedSource directory, string path, string content) =>
        Assert.That(Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(directory.Path, path))), Is.EqualTo(content));
}
