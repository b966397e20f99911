using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Flags;
using Guild.Core.GuildFiles;
using Guild.Core.Text;

namespace Guild.Core.Tests.Flags;

public sealed class FlagBinderTests
{
    private static readonly FlagDef[] Flags =
    [
        new() { Name = "epochs", Type = "int", Default = Value.Of(3), Alias = "e", Min = Value.Of(1), Max = Value.Of(10) },
        new() { Name = "lr", Type = "float", Default = Value.Of(1) },
        new() { Name = "name", Type = "string" },
        new() { Name = "fast", Type = "boolean" },
        new()
        {
            Name = "opt",
            Choices = [new(Value.Of("sgd")) { Description = "plain" }, new(Value.Of("adam")) { Alias = Value.Of("a"), Flags = [new("lr", Value.Of(9))] }],
        },
    ];

    [Test]
    public void Flags_without_assignment_have_their_default_in_their_type() =>
        Assert.That(Texts(Bind().Values), Is.EqualTo(new[] { "epochs=3", "fast=null", "lr=1.0", "name=null", "opt=null" }));

    [Test]
    public void Assignments_are_decoded_renamed_and_the_last_of_a_name_counts()
    {
        var bound = Bind("e=5", "e=6", "name=010", "fast=on");

        Assert.That(Texts(bound.Values), Is.EqualTo(new[] { "epochs=6", "fast=yes", "lr=1.0", "name='010'", "opt=null" }));
        Assert.That(Texts(bound.UserFlags), Is.EqualTo(new[] { "epochs=6", "fast=yes", "name='010'" }));
    }

    [TestCase("epochs=abc", "invalid value abc for epochs: invalid value for type 'int'")]
    [TestCase("epochs=1.5", "invalid value 1.5 for epochs: invalid value for type 'int'")]
    [TestCase("epochs=0", "invalid value 0 for epochs: out of range (less than min 1)")]
    [TestCase("epochs=[2,11]", "invalid value 11 for epochs: out of range (greater than max 10)")]
    [TestCase("fast=maybe", "invalid value maybe for fast: invalid value for type 'boolean'")]
    [TestCase("lr=x", "invalid value x for lr: invalid value for type 'float'")]
    [TestCase("epoch=3", "unsupported flag 'epoch'\nTry 'guild run cnn:train --help-op' for a list of flags or use --force-flags to skip this check.")]
    [TestCase("opt=x", "Unsupported value for 'opt' - supported values are:\n\n  sgd  plain\n  a    \n\nRun the command again using one of these options.")]
    public void A_value_that_does_not_fit_is_refused_in_the_words_of_the_original(string assignment, string message) =>
        Assert.That(ErrorOf(assignment).What, Is.EqualTo(message));

    [Test]
    public void A_near_flag_name_is_suggested() => Assert.That(ErrorOf("epoch=3").Fix, Is.EqualTo("did you mean 'epochs'?"));

    [Test]
    public void The_range_is_part_of_the_remedy() => Assert.That(ErrorOf("epochs=0").Fix, Is.EqualTo("give 'epochs' an integer from 1 to 10"));

    [Test]
    public void Alias_and_name_together_are_refused() =>
        Assert.That(ErrorOf("e=1", "epochs=2").What, Is.EqualTo("cannot specify both alias 'e' and name for flag 'epochs'\nUse --force-flags to skip this check."));

    [Test]
    public void Required_flags_without_value_are_listed()
    {
        var error = Assert.Throws<GuildException>(() => Bind(
            [new() { Name = "split", Description = "Which split\nmore", IsRequired = true }, new() { Name = "x", IsRequired = true, Default = Value.Of(1) }],
            ["split="]))!.Errors[0];

        Assert.That(error.IsBare, Is.True);
        Assert.That(error.What, Is.EqualTo(
            "Operation requires the following missing flags:\n\n  split  Which split\n\n"
            + "Run the command again with these flags or try 'guild run cnn:train --help-op' for help."));
    }

    [TestCase("opt=adam")]
    [TestCase("opt=a")]
    public void A_choice_sets_other_flags(string assignment) =>
        Assert.That(Texts(Bind(assignment).Values), Does.Contain("opt=adam").And.Contain("lr=9.0"));

    [Test]
    public void A_choice_leaves_flags_that_the_user_set() =>
        Assert.That(Texts(Bind("opt=a", "lr=2").Values), Does.Contain("lr=2.0"));

    [Test]
    public void Force_keeps_unknown_flags_and_checks_nothing()
    {
        var bound = FlagBinder.Bind(Flags, Parse("zz=1", "epochs=99", "e=2", "opt=x"), Options with { Force = true });

        Assert.That(Texts(bound.Values), Is.EqualTo(new[] { "e=2", "epochs=99", "fast=null", "lr=1.0", "name=null", "opt=x", "zz=1" }));
    }

    [TestCase("x=1", false)]
    [TestCase("x=[1,2]", true)]
    [TestCase("x=[0.1:0.9]", true)]
    [TestCase("x=uniform[1:2]", true)]
    [TestCase("x='[1:2]'", false)]
    public void Lists_and_functions_stand_for_several_values(string assignment, bool expected) =>
        Assert.That(Bind([new() { Name = "x" }], [assignment]).Several.Any(), Is.EqualTo(expected));

    [Test]
    public void Paths_are_made_absolute_and_must_exist_when_they_say_so()
    {
        Assert.That(Texts(Bind([new() { Name = "p", Type = "path" }, new() { Name = "q", Type = "path" }], ["p=x/../y", "q=~/z"]).Values), Is.EqualTo(new[] { "p=/work/y", "q=/home/ada/z" }));
        Assert.That(
            Assert.Throws<GuildException>(() => Bind([new() { Name = "p", Type = "existing-path" }], ["p=x"]))!.Errors[0].What,
            Is.EqualTo("invalid value /work/x for p: /work/x does not exist"));
    }

    [Test]
    public void Parts_of_a_split_flag_are_typed_one_by_one()
    {
        FlagDef[] flags = [new() { Name = "l", Type = "int", ArgSplit = Value.True }];

        Assert.That(Texts(Bind(flags, ["l=1 2"]).Values), Is.EqualTo(new[] { "l='1 2'" }));
        Assert.That(() => Bind(flags, ["l=1 x"]), Throws.TypeOf<GuildException>().With.Message.EqualTo("invalid value 1 x for l: invalid value for type 'int'"));
    }

    [Test]
    public void An_unknown_type_is_automatic_with_warnings() =>
        Assert.That(
            Bind([new() { Name = "tx", Type = "bogus" }], ["tx=1"]).Warnings,
            Is.EqualTo(new[] { "uknown flag type bogus, assuming 'auto'", "unknown flag type 'bogus' for tx - cannot coerce" }));

    [Test]
    public void Words_that_are_no_assignments_are_listed() =>
        Assert.That(
            () => FlagAssignments.Parse(["a=1", "foo", "@f.csv", "-x"], "/home/ada"),
            Throws.TypeOf<GuildException>().With.Message.EqualTo("invalid argument(s):\nfoo\n-x\nexpected NAME=VAL"));

    [Test]
    public void Assignments_are_split_at_the_first_equals_sign()
    {
        var parsed = FlagAssignments.Parse(["a=b=c", "@~/f.csv", "e="], "/home/ada");

        Assert.That(parsed.Assignments, Is.EqualTo(new[] { ("a", "b=c"), ("e", "") }));
        Assert.That(parsed.BatchFiles, Is.EqualTo(new[] { "/home/ada/f.csv" }));
    }

    private static FlagBindingOptions Options => new()
    {
        WorkingDirectory = "/work",
        UserHome = "/home/ada",
        OperationText = "cnn:train",
        PathExists = _ => false,
    };

    private static BoundFlags Bind(params string[] words) => Bind(Flags, words);

    private static BoundFlags Bind(FlagDef[] flags, string[] words) => FlagBinder.Bind(flags, Parse(words), Options);

    private static GuildError ErrorOf(params string[] words) => Assert.Throws<GuildException>(() => Bind(words))!.Errors[0];

    private static IReadOnlyList<(string Name, string Text)> Parse(params string[] words) => FlagAssignments.Parse(words, "/home/ada").Assignments;

    private static IEnumerable<string> Texts(IEnumerable<NamedValue> values) =>
        values.Select(v => FlagText.FormatAssignment(v.Key, v.Value));
}
