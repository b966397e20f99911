using Guild.Core.Batches;
using Guild.Core.Runs;

namespace Guild.Core.Tests.Batches;

public sealed class BuiltinOptimizerTests
{
    [TestCase("+", "+")]
    [TestCase("random", "skopt:random")]
    [TestCase("skopt:random", "skopt:random")]
    [TestCase("bayesian", "skopt:gp")]
    [TestCase("gaussian", "skopt:gp")]
    [TestCase("skopt:forest", "skopt:forest")]
    [TestCase("gbrt", "skopt:gbrt")]
    public void An_optimizer_is_found_by_each_of_its_names(string text, string name) => Assert.That(BuiltinOptimizer.Find(text)!.FullName, Is.EqualTo(name));

    [TestCase("grid")]
    [TestCase("skopt:grid")]
    [TestCase("")]
    public void Other_names_mean_none(string text) => Assert.That(BuiltinOptimizer.Find(text), Is.Null);

    [Test]
    public void The_optimizer_of_a_run_is_known_whichever_guild_made_it()
    {
        Assert.That(BuiltinOptimizer.Of(OpRefFormat.Parse("builtin:guildai 0.9.1 '' +")), Is.SameAs(BuiltinOptimizer.Grid));
        Assert.That(BuiltinOptimizer.Of(OpRefFormat.Parse("builtin:guildai 0.9.1 skopt random")), Is.SameAs(BuiltinOptimizer.Random));
        Assert.That(BuiltinOptimizer.Of(BuiltinOptimizer.GaussianProcess.ToOperation().OpRef), Is.SameAs(BuiltinOptimizer.GaussianProcess));
        Assert.That(BuiltinOptimizer.Of(OpRefFormat.Parse("builtin:guildai 0.9.1 '' queue")), Is.Null);
    }
}
