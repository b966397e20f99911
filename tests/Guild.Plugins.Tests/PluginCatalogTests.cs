using System.Security.Cryptography;
using System.Text;
using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.Plugins;

namespace Guild.Plugins.Tests;

public class PluginCatalogTests
{
    private PluginScene _scene = null!;

    [SetUp]
    public void SetUp() => _scene = new PluginScene().WithBundled("good");

    [TearDown]
    public void TearDown() => _scene.Dispose();

    [Test]
    public void Questions_are_answered_without_loading_a_plugin()
    {
        var catalog = _scene.Catalog();

        Assert.That(catalog.FindAlias("nightly")!.Plugin, Is.EqualTo("good"));
        Assert.That(catalog.Loaded, Is.Empty);
    }

    [Test]
    public void An_alias_brings_its_help_and_its_options()
    {
        var alias = _scene.Catalog().Aliases.Single();

        Assert.That(alias.Help, Is.EqualTo("Train over night."));
        Assert.That(
            alias.Options.Select(o => (o.Name, o.Help, o.ValueName, o.IsRepeatable)),
            Is.EquivalentTo(new[]
            {
                ("nodes", "Number of nodes.", "N", false), ("queue", "Queue to use.", "NAME", true), ("dry", "Change nothing.", (string?)null, false),
            }));
        Assert.That(alias.Choices["queue"], Is.EqualTo(new[] { "short", "long" }));
    }

    [Test]
    public void An_alias_that_no_plugin_has_is_not_found() => Assert.That(_scene.Catalog().FindAlias("train"), Is.Null);

    [TestCase("shelf", "a/b.csv")]
    [TestCase("url", "shelf://a/b.csv")]
    [TestCase("url", "SHELF:a")]
    public void A_resolver_is_found_by_its_key_and_by_its_schemes(string kind, string address) =>
        Assert.That(_scene.Catalog().FindResolver(kind, address)!.TypeName, Is.EqualTo("Good.ShelfResolver"));

    [TestCase("s3", "x")]
    [TestCase("url", "https://x/y")]
    [TestCase("url", "shelf")]
    public void A_source_that_no_plugin_claims_has_no_resolver(string kind, string address) =>
        Assert.That(_scene.Catalog().FindResolver(kind, address), Is.Null);

    [Test]
    public void Source_keys_are_those_of_the_resolvers() => Assert.That(_scene.Catalog().SourceKeys, Is.EqualTo(new[] { "shelf" }));

    [TestCase("toy", "anything")]
    [TestCase("script", "/x/y.toy")]
    [TestCase("main", "toys.train")]
    public void A_runtime_is_found_by_attribute_extension_and_beginning_of_main(string attribute, string word)
    {
        var runtime = _scene.Catalog().FindRuntime(new ProgramDef(attribute, [word]));

        Assert.That(runtime, Is.EqualTo(new PluginContribution("good", "toy", "Good.ToyRuntime") { Version = runtime!.Version }));
    }

    [TestCase("main", "train")]
    [TestCase("script", "/x/y.py")]
    [TestCase("script", "/x/y")]
    [TestCase("exec", "toys.train")]
    public void A_program_that_no_plugin_claims_has_no_runtime(string attribute, string word) =>
        Assert.That(_scene.Catalog().FindRuntime(new ProgramDef(attribute, [word])), Is.Null);

    [Test]
    public void Steps_have_no_words_and_no_runtime() => Assert.That(_scene.Catalog().FindRuntime(new ProgramDef("steps", [])), Is.Null);

    [Test]
    public void Flag_discovery_belongs_to_its_runtime()
    {
        var catalog = _scene.Catalog();

        Assert.That(catalog.FindDiscovery(new PluginContribution("good", "toy", "Good.ToyRuntime"))!.TypeName, Is.EqualTo("Good.ToyRuntime"));
        Assert.That(catalog.FindDiscovery(new PluginContribution("other", "toy", "X")), Is.Null);
    }

    [Test]
    public void A_class_with_two_roles_is_one_object()
    {
        var catalog = _scene.Catalog();
        var runtime = catalog.FindRuntime(new ProgramDef("toy", ["x"]))!;

        var created = catalog.Activate<IOperationRuntime>(runtime);

        Assert.That(catalog.Activate<IFlagDiscovery>(catalog.FindDiscovery(runtime)!), Is.SameAs(created));
    }

    [Test]
    public void A_loaded_plugin_is_known_by_version_and_digest()
    {
        var catalog = _scene.Catalog();

        catalog.Activate<IResourceResolver>(catalog.FindResolver("shelf", "x")!);

        // What sha256sum prints for each file of the folder, once more through it.
        var lines = Directory.GetFiles(Path.Combine(_scene.Bundled, "good")).Order(StringComparer.Ordinal)
            .Select(f => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))}  {Path.GetFileName(f)}\n");
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
        Assert.That(catalog.Loaded, Is.EqualTo(new[] { new LoadedPlugin("good", "1.0.0", digest) }));
    }

    [Test]
    public void Observers_rest_until_someone_enables_them()
    {
        Assert.That(_scene.Catalog().FindObservers(null), Is.Empty);
        Assert.That(_scene.Catalog().FindObservers([]), Is.Empty);
        Assert.That(_scene.Catalog().FindObservers(["cpu"]), Is.Empty);
    }

    [Test]
    public void The_operation_enables_observers_by_plugin_name() =>
        Assert.That(_scene.Catalog().FindObservers(["good"]).Single().Name, Is.EqualTo("bell"));

    [Test]
    public void The_user_enables_observers_in_the_configuration()
    {
        _scene.WithConfiguration("plugins: {good: {enabled: yes}}");

        Assert.That(_scene.Catalog().FindObservers(null).Single().TypeName, Is.EqualTo("Good.BellObserver"));
        Assert.That(_scene.Catalog().FindObservers([]), Is.Empty);
    }
}
