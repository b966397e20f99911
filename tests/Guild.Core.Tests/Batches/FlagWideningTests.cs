using Guild.Abstractions;
using Guild.Core.Batches;
using Guild.Core.GuildFiles;
using Guild.Core.Text;

namespace Guild.Core.Tests.Batches;

public sealed class FlagWideningTests
{
    private static readonly IReadOnlyList<FlagDef> Definitions =
    [
        new() { Name = "opt", Choices = [new(Value.Of("sgd")), new(Value.Of("adam"))] },
        new() { Name = "x", Min = Value.Of(1), Max = Value.Of(3) },
        new() { Name = "lr", Min = Value.Of(0.001), Max = Value.Of(0.1), Distribution = "loguniform" },
        new() { Name = "half", Min = Value.Of(1) },
    ];

    [Test]
    public void What_the_user_does_not_give_becomes_all_that_is_allowed()
    {
        var widened = FlagWidening.Widen(
            [new("opt", Value.Of("sgd")), new("x", Value.Of(2)), new("lr", Value.Null), new("half", Value.Of(1)), new("other", Value.Of(1))], Definitions, []);

        Assert.That(Text(widened), Is.EqualTo("opt=[sgd, adam] x=uniform[1:3:2] lr=loguniform[0.001:0.1] half=1 other=1"));
    }

    [Test]
    public void What_the_user_gives_stays() =>
        Assert.That(Text(FlagWidening.Widen([new("opt", Value.Of("sgd")), new("x", Value.Of(2))], Definitions, ["x", "opt"])), Is.EqualTo("opt=sgd x=2"));

    private static string Text(IReadOnlyList<NamedValue> flags) => string.Join(' ', flags.Select(f => FlagText.FormatAssignment(f.Key, f.Value)));
}
