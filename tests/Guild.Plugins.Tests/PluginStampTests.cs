using Guild.Abstractions;
using Guild.Core;
using Guild.Tool.Plugins;

namespace Guild.Plugins.Tests;

public class PluginStampTests
{
    private PluginScene _scene = null!;

    [SetUp]
    public void SetUp() => _scene = new PluginScene().WithBundled("good");

    [TearDown]
    public void TearDown() => _scene.Dispose();

    [Test]
    public void A_plugin_is_compared_with_its_manifest_once()
    {
        Assert.That(Stamp().IsKnown, Is.False);

        Use();

        Assert.That(Stamp().IsKnown, Is.True);
    }

    [Test]
    public void A_remembered_digest_is_that_of_all_files()
    {
        var before = Stamp().Sha256;
        Use();
        Assert.That(Stamp().Sha256, Is.EqualTo(before));

        File.WriteAllText(Path.Combine(_scene.Bundled, "good", "data.txt"), "more");
        Directory.Delete(Path.Combine(_scene.Home, "cache"), recursive: true);

        Assert.That(Stamp().Sha256, Is.Not.EqualTo(before));
    }

    [Test]
    public void In_a_plugin_under_development_every_file_counts()
    {
        using var catalog = _scene.Catalog(PluginScene.Built("good"));
        catalog.Activate<IResourceResolver>(catalog.FindResolver("shelf", "x")!);
        var library = Path.Combine(PluginScene.Built("good"), "Good.deps.json");
        Assert.That(PluginStamp.Of(catalog.Chosen.Single(), _scene.Environment).IsKnown, Is.True);

        File.SetLastWriteTimeUtc(library, File.GetLastWriteTimeUtc(library).AddSeconds(1));

        Assert.That(PluginStamp.Of(catalog.Chosen.Single(), _scene.Environment).IsKnown, Is.False);
    }

    [TestCase("Good.dll")]
    [TestCase("guild-plugin.json")]
    public void A_changed_file_is_compared_again(string file)
    {
        Use();
        var path = Path.Combine(_scene.Bundled, "good", file);

        File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(path).AddSeconds(1));

        Assert.That(Stamp().IsKnown, Is.False);
    }

    [Test]
    public void A_damaged_stamp_is_as_good_as_none()
    {
        Use();
        var file = Directory.GetFiles(Path.Combine(_scene.Home, "cache", "plugin-stamps")).Single();

        File.WriteAllText(file, File.ReadAllText(file)[..^10]);

        Assert.That(Stamp().IsKnown, Is.False);
    }

    [Test]
    public void Loading_a_plugin_does_not_create_the_Guild_home()
    {
        Directory.Delete(_scene.Home);

        Use();

        Assert.That(Directory.Exists(_scene.Home), Is.False);
    }

    private PluginStamp Stamp()
    {
        GuildEnvironment environment = _scene.Environment;
        return PluginStamp.Of(_scene.Catalog().Chosen.Single(), environment);
    }

    private void Use()
    {
        var catalog = _scene.Catalog();
        catalog.Activate<IResourceResolver>(catalog.FindResolver("shelf", "x")!);
    }
}
