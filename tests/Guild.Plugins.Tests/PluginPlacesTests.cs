using Guild.Tool.Plugins;

namespace Guild.Plugins.Tests;

public class PluginPlacesTests
{
    private PluginScene _scene = null!;

    [SetUp]
    public void SetUp() => _scene = new PluginScene();

    [TearDown]
    public void TearDown() => _scene.Dispose();

    [Test]
    public void Without_any_plugin_folder_there_are_no_plugins() => Assert.That(_scene.Catalog().Chosen, Is.Empty);

    [Test]
    public void The_highest_version_wins_among_installed_and_bundled()
    {
        _scene.WithBundled("good").WithInstalled("good", "0.9.0").WithInstalled("good", "1.10.0").WithInstalled("good", "1.9.0");

        var chosen = _scene.Catalog().Chosen.Single();

        Assert.That((chosen.Manifest!.Version, chosen.Origin), Is.EqualTo(("1.10.0", PluginOrigin.Installed)));
    }

    [Test]
    public void The_bundled_one_stays_when_it_is_newer()
    {
        _scene.WithBundled("good").WithInstalled("good", "1.0.0-rc.1");

        Assert.That(_scene.Catalog().Chosen.Single().Origin, Is.EqualTo(PluginOrigin.Bundled));
    }

    [Test]
    public void A_higher_version_that_is_not_usable_gives_way_to_one_that_is()
    {
        _scene.WithBundled("good").WithInstalled("good", "2.0.0");
        File.Delete(Path.Combine(_scene.Installed, "good", "2.0.0", "Good.dll"));

        var catalog = _scene.Catalog();

        Assert.That(catalog.Chosen.Single().Origin, Is.EqualTo(PluginOrigin.Bundled));
        Assert.That(catalog.All[0].Problem, Is.EqualTo("its assembly 'Good.dll' is not in its folder"));
    }

    [Test]
    public void A_development_path_always_wins()
    {
        _scene.WithInstalled("good", "9.0.0");

        var chosen = _scene.Catalog(PluginScene.Built("good")).Chosen.Single();

        Assert.That((chosen.Manifest!.Version, chosen.Origin), Is.EqualTo(("1.0.0", PluginOrigin.Development)));
    }

    [Test]
    public void A_development_path_wins_although_it_is_broken()
    {
        _scene.WithBundled("good").EditingBundled("good", m => m.Replace("Good.dll", "Gone.dll", StringComparison.Ordinal)).WithInstalled("good", "9.0.0");

        Assert.That(_scene.Catalog(Path.Combine(_scene.Bundled, "good")).Chosen.Single().IsUsable, Is.False);
    }

    [Test]
    public void A_development_path_may_hold_several_plugins()
    {
        var folder = Path.GetDirectoryName(PluginScene.Built("good"))!;

        Assert.That(
            _scene.WithVariable("GUILD_PLUGIN_PATH", folder).Catalog().Chosen.Select(p => p.Name),
            Is.EqualTo(new[] { "faulty", "future", "good", "twin-one", "twin-two" }));
    }

    [Test]
    public void An_option_comes_before_the_variable_and_both_hold_lists()
    {
        var places = PluginPlaces.Of(
            _scene.WithVariable("GUILD_PLUGIN_PATH", $"c{Path.PathSeparator}d").Environment, new BundledPlugins("/app/plugins", readsAhead: false), [$"a{Path.PathSeparator}b"]);

        Assert.That(places.Development.Select(p => Path.GetRelativePath(_scene.Environment.CommandDirectory, p)), Is.EqualTo(new[] { "a", "b", "c", "d" }));
    }

    [Test]
    public void The_plugin_folder_is_the_users_whatever_the_Guild_home_is()
    {
        Assert.That(PluginPlaces.Of(_scene.Environment, new BundledPlugins("/app/plugins", readsAhead: false), []).Installed, Is.EqualTo(_scene.Installed));
        Assert.That(PluginPlaces.Of(_scene.WithVariable("GUILD_PLUGIN_HOME", "/elsewhere").Environment, new BundledPlugins("/app/plugins", readsAhead: false), []).Installed, Is.EqualTo("/elsewhere"));
    }

    [Test]
    public void A_development_path_without_plugin_is_listed_with_the_reason()
    {
        var nowhere = Path.Combine(_scene.Home, "nowhere");

        Assert.That(_scene.Catalog(nowhere).Chosen.Single().Problem, Is.EqualTo("the plugin path does not exist"));
        Assert.That(_scene.Catalog(_scene.Home).Chosen.Single().Problem, Does.StartWith("the plugin path holds no guild-plugin.json"));
    }
}
