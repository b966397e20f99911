using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Plugins;
using Guild.Tool.Plugins;

namespace Guild.Plugins.Tests;

public class BrokenPluginTests
{
    private PluginScene _scene = null!;

    [SetUp]
    public void SetUp() => _scene = new PluginScene();

    [TearDown]
    public void TearDown() => _scene.Dispose();

    [Test]
    public void A_broken_plugin_takes_no_other_down()
    {
        _scene.WithBundled("good", "faulty", "future").EditingBundled("faulty", _ => "{");

        var catalog = _scene.Catalog();

        Assert.That(catalog.Usable.Select(p => p.Name), Is.EqualTo(new[] { "good" }));
        Assert.That(catalog.Expand(catalog.FindAlias("nightly")!, Typed("nightly")).Operation, Is.EqualTo("train"));
    }

    [TestCase("{")]
    [TestCase("")]
    [TestCase("[]")]
    [TestCase("\0\u0001")]
    [TestCase("{\"schemaVersion\": \"one\"}")]
    [TestCase("{\"schemaVersion\": 1, \"contributions\": {}}")]
    public void A_manifest_that_is_none_is_listed_by_the_folders_name(string text)
    {
        _scene.WithBundled("good").EditingBundled("good", _ => text);

        var plugin = _scene.Catalog().Chosen.Single();

        Assert.That((plugin.Name, plugin.IsUsable), Is.EqualTo(("good", false)));
        Assert.That(plugin.Problem, Does.StartWith("its guild-plugin.json "));
    }

    [Test]
    public void A_manifest_without_a_field_says_which()
    {
        _scene.WithBundled("good").EditingBundled("good", m => m.Replace("\"assembly\"", "\"assembli\"", StringComparison.Ordinal));

        Assert.That(_scene.Catalog().Chosen.Single().Problem, Is.EqualTo("its guild-plugin.json has no 'assembly'"));
    }

    [Test]
    public void What_a_later_schema_adds_is_skipped()
    {
        _scene.WithBundled("good").EditingBundled("good", m => m
            .Replace("\"schemaVersion\": 1", "\"schemaVersion\": 2, \"publisher\": {\"name\": [1, null]}", StringComparison.Ordinal)
            .Replace("\"contributions\": [", "\"contributions\": [{\"kind\": \"optimizer\", \"algorithms\": [\"tpe\"]},", StringComparison.Ordinal));

        Assert.That(_scene.Catalog().Chosen.Single().Problem, Is.Null);
    }

    [Test]
    public void A_plugin_that_was_built_for_another_major_is_refused_and_says_what_to_update()
    {
        _scene.WithBundled("future");

        var plugin = _scene.Catalog().Chosen.Single();

        Assert.That(plugin.Problem, Is.EqualTo("it was built for contract 2.0, and this guild has contract 1.0"));
        Assert.That(plugin.Remedy, Is.EqualTo("update guild"));
    }

    [Test]
    public void Using_what_only_an_unusable_plugin_gives_names_it()
    {
        _scene.WithBundled("future");

        var error = Assert.Throws<GuildException>(() => _scene.Catalog().FindAlias("tomorrow"))!.Errors.Single();

        Assert.That(
            error.What,
            Is.EqualTo("command 'tomorrow' is for plugin 'future', which can't be used: it was built for contract 2.0, and this guild has contract 1.0"));
        Assert.That(error.Fix, Is.EqualTo("update guild"));
    }

    [Test]
    public void A_plugin_that_hides_its_major_still_fails_alone()
    {
        _scene.WithBundled("future").EditingBundled("future", m => m.Replace("\"2.0\"", "\"1.0\"", StringComparison.Ordinal));
        var catalog = _scene.Catalog();

        var failure = Assert.Throws<PluginException>(() => catalog.Expand(catalog.FindAlias("tomorrow")!, Typed("tomorrow")))!;

        Assert.That(failure.Message, Is.EqualTo("its manifest says contract 1.0, its assembly was built for major 2"));
    }

    [TestCase("1.1", "update guild")]
    [TestCase("0.9", "update the plugin to one built for contract 1.x")]
    public void The_side_to_update_is_named(string contract, string remedy)
    {
        _scene.WithBundled("good").EditingBundled("good", m => m.Replace("\"contractVersion\": \"1.0\"", $"\"contractVersion\": \"{contract}\"", StringComparison.Ordinal));

        Assert.That(_scene.Catalog().Chosen.Single().Remedy, Is.EqualTo(remedy));
    }

    [Test]
    public void A_copy_of_the_contract_inside_is_refused()
    {
        _scene.WithBundled("good");
        File.Copy(typeof(Contract).Assembly.Location, Path.Combine(_scene.Bundled, "good", "Guild.Abstractions.dll"));

        Assert.That(_scene.Catalog().Chosen.Single().Problem, Is.EqualTo("it carries a copy of Guild.Abstractions.dll"));
    }

    [Test]
    public void An_alias_option_of_guild_run_is_refused_at_registration()
    {
        _scene.WithBundled("good").EditingBundled("good", m => m.Replace("\"nodes\"", "\"label\"", StringComparison.Ordinal));

        Assert.That(_scene.Catalog().Chosen.Single().Problem, Is.EqualTo("option '--label' of alias 'nightly' is an option of 'guild run'"));
    }

    [Test]
    public void An_assembly_outside_the_folder_is_refused()
    {
        _scene.WithBundled("good").EditingBundled("good", m => m.Replace("Good.dll", "../good/Good.dll", StringComparison.Ordinal));

        Assert.That(_scene.Catalog().Chosen.Single().IsUsable, Is.False);
    }

    [Test]
    public void A_manifest_that_lies_is_refused_with_both_lists()
    {
        _scene.WithBundled("good").EditingBundled("good", m => m.Replace("\"name\": \"nightly\"", "\"name\": \"daily\"", StringComparison.Ordinal));
        var catalog = _scene.Catalog();

        var failure = Assert.Throws<PluginException>(() => catalog.Expand(catalog.FindAlias("daily")!, Typed("daily")))!;

        Assert.That(failure.Plugin, Is.EqualTo("good"));
        var parts = failure.Message.Split("The assembly has:");
        Assert.That(parts[0], Does.StartWith("its classes differ from its manifest\nThe manifest lists:\n").And.Contains("  alias 'daily' (Good.NightlyAlias; "));
        Assert.That(parts[1], Does.Contain("  alias 'nightly' (Good.NightlyAlias; "));
        Assert.That(catalog.Loaded, Is.Empty);
    }

    [Test]
    public void A_listing_finds_the_lie_too()
    {
        _scene.WithBundled("good").EditingBundled("good", m => m.Replace("Good.BellObserver", "Good.GongObserver", StringComparison.Ordinal));

        Assert.That(PluginCatalog.Examine(_scene.Catalog().Chosen.Single()).Problem, Does.StartWith("its classes differ from its manifest"));
    }

    [Test]
    public void An_assembly_that_is_no_assembly_is_refused()
    {
        _scene.WithBundled("good");
        File.WriteAllText(Path.Combine(_scene.Bundled, "good", "Good.dll"), "not one");
        var catalog = _scene.Catalog();

        Assert.That(
            () => catalog.Activate<IResourceResolver>(catalog.FindResolver("shelf", "x")!),
            Throws.TypeOf<PluginException>().With.Message.StartsWith("its assembly can't be read: "));
    }

    [TestCase("throws-at-start", "could not start: InvalidOperationException: no licence found")]
    [TestCase("throws-initializing", "command 'throws-initializing': DirectoryNotFoundException: Could not find a part of the path '/no/such/licence'.")]
    [TestCase("throws-later", "command 'throws-later': NotSupportedException: not on a Monday")]
    [TestCase(
        "wants-too-much",
        "the constructor of Faulty.WantsTooMuch asks for Uri; guild offers IPluginLog, IPluginSettings, IProcessRunner, IGit, IPrompt, ITemporaryFolder, ICachePaths, IResourceCache, IHttp, ISecrets, ITransfers and TimeProvider")]
    public void A_plugin_that_fails_is_named_with_what_it_threw(string alias, string message)
    {
        var catalog = _scene.WithBundled("faulty").Catalog();

        var failure = Assert.Throws<PluginException>(() => catalog.Expand(catalog.FindAlias(alias)!, Typed(alias)))!;

        Assert.That((failure.Plugin, failure.Message), Is.EqualTo(("faulty", message)));
    }

    [Test]
    public void A_class_is_not_given_out_as_what_it_is_not()
    {
        var catalog = _scene.WithBundled("good").Catalog();

        Assert.That(
            () => catalog.Activate<IRunObserver>(new PluginContribution("good", "shelf", "Good.ShelfResolver")),
            Throws.TypeOf<PluginException>().With.Message.EqualTo("Good.ShelfResolver does not implement IRunObserver"));
    }

    private static AliasInvocation Typed(string alias) => new() { Alias = alias, Arguments = [] };
}
