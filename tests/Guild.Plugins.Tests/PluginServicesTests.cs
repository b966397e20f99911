using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Tool.Plugins;

namespace Guild.Plugins.Tests;

public class PluginServicesTests
{
    private PluginScene _scene = null!;

    [SetUp]
    public void SetUp() => _scene = new PluginScene().WithBundled("good");

    [TearDown]
    public void TearDown() => _scene.Dispose();

    [Test]
    public void A_constructor_is_given_the_services_that_it_asks_for()
    {
        var arguments = Nightly([]);

        Assert.That(arguments[0], Is.EqualTo("nodes=1"));
        Assert.That(arguments[1], Is.EqualTo($"cache={Path.Combine(_scene.Home, "cache", "plugins", "good")}"));
        Assert.That(arguments[2], Is.EqualTo($"year={TimeProvider.System.GetUtcNow().Year}"));
    }

    [Test]
    public void An_alias_sees_its_own_options() => Assert.That(Nightly(new() { ["nodes"] = ["3"] })[0], Is.EqualTo("nodes=3"));

    [Test]
    public void A_value_that_is_no_choice_is_misuse()
    {
        var misuse = Assert.Throws<GuildException>(() => Nightly(new() { ["queue"] = ["long", "middle"] }))!;

        Assert.That(misuse.Message, Is.EqualTo("Invalid value for '--queue': 'middle' is not one of 'short', 'long'."));
        Assert.That(misuse.Outcome, Is.EqualTo(Outcome.Misuse));
    }

    [Test]
    public void Settings_come_from_the_configuration()
    {
        _scene.WithConfiguration("plugins: {good: {nodes: 4}}");

        Assert.That(Nightly([])[0], Is.EqualTo("nodes=4"));
    }

    [Test]
    public void A_variable_overrides_the_configuration()
    {
        _scene.WithConfiguration("plugins: {good: {nodes: 4}}").WithVariable("GUILD_PLUGIN_GOOD__NODES", "5");

        Assert.That(Nightly([])[0], Is.EqualTo("nodes=5"));
    }

    [Test]
    public void Settings_of_settings_are_reached_by_colons()
    {
        var configured = MapValue.Of(
            ("retries", MapValue.Of(("max", Value.Of(3)), ("jitter", Value.Of(0.5)))), ("mirrors", Value.OfTexts(["a", "b"])), ("fast", Value.False));
        var variables = new Dictionary<string, string> { ["GUILD_PLUGIN_MY_S3__RETRIES__MAX"] = "9" };

        var settings = new PluginSettings("my-s3", () => configured, variables, () => "/config.yml");

        Assert.That(
            new[] { "retries:max", "retries:jitter", "mirrors:1", "mirrors:2", "fast", "retries", "none" }.Select(k => settings[k]),
            Is.EqualTo(new[] { "9", "0.5", "b", null, "false", null, null }));
    }

    private IReadOnlyList<string> Nightly(Dictionary<string, IReadOnlyList<string>> options)
    {
        var catalog = _scene.Catalog();
        return catalog.Expand(catalog.FindAlias("nightly")!, new AliasInvocation { Alias = "nightly", Arguments = [], Options = options }).Arguments;
    }
}
