using Guild.Abstractions;
using Guild.Tool.Plugins;

namespace Guild.Plugins.Tests;

/// <summary>A setting that can't be used says what was found, where it is set and what is expected.</summary>
public class PluginSettingTests
{
    private static readonly MapValue Configured = MapValue.Of(
        ("nodes", Value.Of("many")), ("retries", MapValue.Of(("max", Value.Of(3)))), ("fast", Value.Of("perhaps")), ("slow", Value.True), ("rate", Value.Of(0.5)));

    private static readonly Dictionary<string, string> Variables = new() { ["GUILD_PLUGIN_BELL__LOUDNESS"] = "11", ["GUILD_PLUGIN_BELL__URL"] = "nowhere" };

    private readonly IPluginSettings _settings = new PluginSettings("bell", () => Configured, Variables, () => "/home/me/.guild/config.yml");

    [Test]
    public void Settings_are_read_as_what_they_are() => Assert.That(
        (_settings.Integer("retries:max"), _settings.Switch("slow"), _settings.Number("rate"), _settings.Require("nodes"), _settings.Integer("none")),
        Is.EqualTo(((int?)3, (bool?)true, (double?)0.5, "many", (int?)null)));

    [Test]
    public void A_missing_one_says_the_two_places_to_set_it() => Check(
        () => _settings.Require("tone:pitch"),
        "the setting 'tone:pitch' is missing",
        "set 'plugins: bell: tone: pitch' in /home/me/.guild/config.yml, or the environment variable GUILD_PLUGIN_BELL__TONE__PITCH");

    [Test]
    public void A_wrong_one_of_the_file_names_the_file() => Check(
        () => _settings.Integer("nodes"),
        "the setting 'nodes' is 'many', expected an integer",
        "correct 'plugins: bell: nodes' in /home/me/.guild/config.yml");

    [Test]
    public void A_wrong_one_of_the_environment_names_the_variable() => Check(
        () => _settings.Integer("loudness", 0, 10),
        "the setting 'loudness' is '11', expected an integer from 0 to 10",
        "correct the environment variable GUILD_PLUGIN_BELL__LOUDNESS");

    [Test]
    public void A_switch_that_is_none_says_so() => Check(
        () => _settings.Switch("fast"), "the setting 'fast' is 'perhaps', expected yes or no", "correct 'plugins: bell: fast' in /home/me/.guild/config.yml");

    [Test]
    public void A_relative_address_is_no_url() => Check(
        () => _settings.Url("url"),
        "the setting 'url' is 'nowhere', expected a URL such as https://example.org/",
        "correct the environment variable GUILD_PLUGIN_BELL__URL");

    private static void Check(Func<object?> read, string message, string remedy)
    {
        var failure = Assert.Throws<PluginSettingException>(() => read())!;

        Assert.That((failure.Message, failure.Remedy), Is.EqualTo((message, remedy)));
    }
}
