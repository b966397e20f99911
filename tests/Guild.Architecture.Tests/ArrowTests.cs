using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.NUnit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;

namespace Guild.Architecture.Tests;

/// <summary>Dependencies point one way: tool -> engine -> contract &lt;- plugins.</summary>
public class ArrowTests
{
    private static readonly Assembly Contract = typeof(Guild.Abstractions.Contract).Assembly;
    private static readonly Assembly Core = typeof(Guild.Core.GuildEnvironment).Assembly;
    private static readonly Assembly Tool = Assembly.Load("guild");

    private static readonly Assembly[] Plugins =
        [.. Directory.GetFiles(AppContext.BaseDirectory, "Guild.Plugins.*.dll").Order(StringComparer.Ordinal).Select(Assembly.LoadFrom)];

    private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader().LoadAssemblies([Contract, Core, Tool, .. Plugins]).Build();

    [Test]
    public void The_plugins_are_looked_at() =>
        Assert.That(Plugins.Select(p => p.GetName().Name), Is.SupersetOf(new[] { "Guild.Plugins.Aliases", "Guild.Plugins.Exec", "Guild.Plugins.File", "Guild.Plugins.Python" }));

    [Test]
    public void The_contract_knows_nobody() => MayNotKnow([Contract], [Core, Tool, .. Plugins]);

    [Test]
    public void The_engine_knows_neither_the_tool_nor_a_plugin() => MayNotKnow([Core], [Tool, .. Plugins]);

    [Test]
    public void The_tool_knows_no_plugin() => MayNotKnow([Tool], Plugins);

    [Test]
    public void A_plugin_knows_neither_the_engine_nor_the_tool() => MayNotKnow(Plugins, [Core, Tool]);

    [Test]
    public void A_plugin_knows_no_other_plugin()
    {
        foreach (var plugin in Plugins)
            MayNotReference([plugin], [.. Plugins.Except([plugin])]);
    }

    [TestCase("System.Console")]
    [TestCase("System.Net.Http")]
    [TestCase("McMaster.NETCore.Plugins")]
    public void The_engine_has_no_console_no_network_and_no_plugin_loading(string assembly) =>
        Assert.That(Core.GetReferencedAssemblies().Select(r => r.Name), Has.None.EqualTo(assembly));

    [Test]
    public void Contributions_of_our_plugins_are_sealed_or_hidden() =>
        Classes().That().ResideInAssembly(Plugins[0], Plugins[1..]).And().ArePublic().And().AreNotAbstract().Should().BeSealed().Check(House);

    private static void MayNotKnow(Assembly[] these, Assembly[] those)
    {
        MayNotReference(these, those);
        IObjectProvider<IType> forbidden = Types().That().ResideInAssembly(those[0], those[1..]);
        Types().That().ResideInAssembly(these[0], these[1..]).Should().NotDependOnAny(forbidden).Check(House);
    }

    // An assembly reference is what really ties: a rule about types alone would miss constants. And types are known to it by full name,
    // so it can't tell apart two plugins that compile one source file.
    private static void MayNotReference(Assembly[] these, Assembly[] those)
    {
        foreach (var assembly in these)
            Assert.That(assembly.GetReferencedAssemblies().Select(r => r.Name).Intersect(those.Select(t => t.GetName().Name)), Is.Empty, assembly.GetName().Name);
    }
}
