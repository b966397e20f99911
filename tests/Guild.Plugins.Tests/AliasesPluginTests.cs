using Guild.Abstractions;
using Guild.Tool.Plugins;

namespace Guild.Plugins.Tests;

/// <summary>The alias plugin as it travels with the tool, loaded as the tool loads it.</summary>
public class AliasesPluginTests
{
    private PluginScene _scene = null!;
    private PluginCatalog _catalog = null!;

    [SetUp]
    public void SetUp()
    {
        _scene = new PluginScene();
        _catalog = _scene.Catalog(Path.Combine(AppContext.BaseDirectory, "plugins", "aliases"));
    }

    [TearDown]
    public void TearDown()
    {
        _catalog.Dispose();
        _scene.Dispose();
    }

    [Test]
    public void It_gives_the_five_common_operations() =>
        Assert.That(_catalog.Aliases.Select(a => a.Name), Is.EqualTo(new[] { "evaluate", "finetune", "generate", "prepare", "train" }));

    [TestCase("train", "", "train", "")]
    [TestCase("train", "mlp", "mlp:train", "")]
    [TestCase("evaluate", "mlp epochs=10 lr=0.1", "mlp:evaluate", "epochs=10 lr=0.1")]
    [TestCase("train", "batch-size=64 epochs=10", "train", "batch-size=64 epochs=10")]
    [TestCase("prepare", "keras.mnist/mlp x=1", "keras.mnist/mlp:prepare", "x=1")]
    [TestCase("generate", "@batch.csv", "generate", "@batch.csv")]
    [TestCase("finetune", "mlp other", "mlp:finetune", "other")]
    public void A_model_goes_in_front_of_the_operation(string alias, string words, string operation, string arguments)
    {
        var expansion = _catalog.Expand(_catalog.FindAlias(alias)!, new AliasInvocation { Alias = alias, Arguments = Words(words) });

        Assert.That(expansion.Operation, Is.EqualTo(operation));
        Assert.That(expansion.Arguments, Is.EqualTo(Words(arguments)));
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
