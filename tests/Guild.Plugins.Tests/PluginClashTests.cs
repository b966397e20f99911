using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;

namespace Guild.Plugins.Tests;

public class PluginClashTests
{
    private PluginScene _scene = null!;

    [SetUp]
    public void SetUp() => _scene = new PluginScene().WithBundled("twin-one", "twin-two");

    [TearDown]
    public void TearDown() => _scene.Dispose();

    [Test]
    public void An_alias_of_two_plugins_is_an_error_that_names_both()
    {
        var error = Assert.Throws<GuildException>(() => _scene.Catalog().FindAlias("twin"))!.Errors.Single();

        Assert.That(error.What, Is.EqualTo("command 'twin' is claimed by two plugins: 'twin-one' and 'twin-two'"));
        Assert.That(error.Fix, Does.Contain(Path.Combine(_scene.Bundled, "twin-one")).And.Contains(Path.Combine(_scene.Bundled, "twin-two")));
    }

    [Test]
    public void A_scheme_of_two_plugins_is_an_error_that_names_both() =>
        Assert.That(
            () => _scene.Catalog().FindResolver("url", "twin://x"),
            Throws.TypeOf<GuildException>().With.Message.EqualTo("scheme 'twin:' is claimed by two plugins: 'twin-one' and 'twin-two'"));

    [Test]
    public void A_kind_of_program_of_two_plugins_is_an_error_that_names_both() =>
        Assert.That(
            () => _scene.Catalog().FindRuntime(new ProgramDef("twin", ["x"])),
            Throws.TypeOf<GuildException>().With.Message.EqualTo("operation attribute 'twin' is claimed by two plugins: 'twin-one' and 'twin-two'"));

    [Test]
    public void What_only_one_of_them_claims_works()
    {
        var catalog = _scene.Catalog();

        Assert.That(catalog.FindAlias("only-one")!.Plugin, Is.EqualTo("twin-one"));
        Assert.That(catalog.FindResolver("twin-two", "x")!.Plugin, Is.EqualTo("twin-two"));
    }

    [Test]
    public void A_clash_does_not_hide_the_word_from_the_list() =>
        Assert.That(_scene.Catalog().Aliases.Select(a => a.Name), Is.EqualTo(new[] { "only-one", "only-two", "twin" }));

    [Test]
    public void Two_plugins_use_two_versions_of_a_library_at_once()
    {
        var catalog = _scene.Catalog();

        var one = catalog.Expand(catalog.FindAlias("only-one")!, new AliasInvocation { Alias = "only-one", Arguments = [] });
        var two = catalog.Expand(catalog.FindAlias("only-two")!, new AliasInvocation { Alias = "only-two", Arguments = [] });

        Assert.That(one.Arguments, Is.EqualTo(new[] { "edition 1", "1.0.0.0" }));
        Assert.That(two.Arguments, Is.EqualTo(new[] { "edition 2", "2.0.0.0" }));
    }
}
