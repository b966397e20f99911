using Guild.Abstractions.Build;

namespace Guild.Abstractions.Tests;

/// <summary>What fails the build of a plugin. This very assembly is the plugin, with all the mistakes in one.</summary>
public class PluginRulesTests
{
    private IReadOnlyList<string> _problems = null!;

    [OneTimeSetUp]
    public void Build() => ManifestBuilder.Build(typeof(PluginRulesTests).Assembly.Location, typeof(Contract).Assembly.Location, out _problems);

    [TestCase("option '--label' of alias 'mistaken' is an option of 'guild run'")]
    [TestCase("option '--Nodes' of alias 'mistaken' has characters other than lower-case letters, digits and '-'")]
    [TestCase("option '--queue' of alias 'mistaken' has choices but no value name")]
    [TestCase("the alias name 'Bad Name' has characters other than lower-case letters, digits and '-'")]
    [TestCase("source key 'operation' is guild's own")]
    [TestCase("alias 'mistaken' is declared twice, by Guild.Abstractions.Tests.MistakenAlias and by Guild.Abstractions.Tests.SecondAlias")]
    [TestCase("Guild.Abstractions.Tests.AbstractAlias is abstract: put the attribute on a class that can be created")]
    [TestCase("Guild.Abstractions.Tests.GenericAlias`1 is generic: put the attribute on a class that can be created")]
    [TestCase("Guild.Abstractions.Tests.HiddenAlias has 0 public constructors, it needs one")]
    [TestCase("Guild.Abstractions.Tests.NotAResolver carries the attribute of a plugin's resolver but doesn't implement Guild.Abstractions.IResourceResolver")]
    [TestCase("Guild.Abstractions.Tests.OptionsAlone has [AliasOption] but no [OperationAlias]")]
    [TestCase("Guild.Abstractions.Tests.LonelyDiscovery discovers flags for runtime 'elsewhere', which this plugin doesn't have")]
    public void Each_mistake_has_its_sentence(string problem) => Assert.That(_problems, Does.Contain(problem));

    [Test]
    public void A_class_without_mistake_is_not_complained_about() => Assert.That(_problems, Has.None.Contains(nameof(FaultlessAlias)));

    [Test]
    public void An_interface_of_a_base_class_counts() => Assert.That(_problems, Has.None.Contains(nameof(DerivedAlias)));

    [Test]
    public void An_assembly_without_name_says_what_to_add()
    {
        ManifestBuilder.Build(typeof(Assert).Assembly.Location, typeof(Contract).Assembly.Location, out var problems);

        Assert.That(problems, Is.EqualTo(new[] { "no name: add [assembly: PluginDescription(\"NAME\", \"What it does.\")]" }));
    }

    [Test]
    public void A_contract_that_is_none_is_noticed()
    {
        ManifestBuilder.Build(typeof(PluginRulesTests).Assembly.Location, typeof(Assert).Assembly.Location, out var problems);

        Assert.That(problems, Has.Some.EndsWith("is not the contract: it has no [assembly: ContractVersion]"));
    }
}
