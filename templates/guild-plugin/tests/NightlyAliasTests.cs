using Guild.Abstractions;
using Guild.Abstractions.Testing;
using Moq;

namespace PluginNamespace.Tests;

public sealed class NightlyAliasTests : AliasContract
{
    [Test]
    public void A_model_is_trained_under_a_label()
    {
        var run = CreateAlias().Expand(new AliasInvocation { Alias = "nightly", Arguments = ["mlp", "epochs=10"] });

        Assert.That(run.Operation, Is.EqualTo("mlp:train"));
        Assert.That(run.Arguments, Is.EqualTo(new[] { "--label", "nightly", "epochs=10" }));
    }

    [Test]
    public void The_label_is_a_setting()
    {
        var settings = Mock.Of<IPluginSettings>(s => s["label"] == "weekly");

        var run = new NightlyAlias(settings).Expand(new AliasInvocation { Alias = "nightly", Arguments = [] });

        Assert.That(run.Arguments, Is.EqualTo(new[] { "--label", "weekly" }));
    }

    protected override IOperationAlias CreateAlias() => new NightlyAlias(TestServices.Settings());
}
