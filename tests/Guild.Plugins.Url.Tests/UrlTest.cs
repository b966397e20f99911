using Guild.Abstractions;

namespace Guild.Plugins.Url.Tests;

/// <summary>A test with a scene of its own and 100,000 bytes to download.</summary>
public abstract class UrlTest
{
    private protected UrlScene Scene { get; private set; } = null!;

    private protected static byte[] Content { get; } = Bytes(1);

    [SetUp]
    public void CreateScene() => Scene = new UrlScene();

    [TearDown]
    public void DeleteScene() => Scene.Delete();

    private protected static byte[] Bytes(int seed)
    {
        var bytes = new byte[100_000];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private protected static void AssertIs(ResolvedSource resolved, byte[] content)
    {
        Assert.That(File.ReadAllBytes(resolved.Path), Is.EqualTo(content));
        Assert.That(resolved.Sha256, Is.EqualTo(UrlScene.Sha256(content)));
        Assert.That(resolved.IsCached);
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(resolved.Path)!).Select(Path.GetFileName), Has.None.Contains("partial"));
    }
}
