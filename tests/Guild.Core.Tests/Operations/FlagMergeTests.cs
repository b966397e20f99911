using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Operations;
using Guild.Core.Tests.GuildFiles;

namespace Guild.Core.Tests.Operations;

internal sealed class FlagMergeTests
{
    private static readonly DiscoveredFlags Found = new()
    {
        Flags =
        [
            new DiscoveredFlag("lr", MapValue.Of(("default", Value.Of(0.1)), ("type", Value.Of("float")), ("description", Value.Of("Learning rate")))),
            new DiscoveredFlag("epochs", MapValue.Of(("default", Value.Of(10)), ("arg-switch", Value.True))),
        ],
    };

    [TestCase("flags-import: all", "")]
    [TestCase("flags-import: [n]", "n")]
    [TestCase("flags: {n: }", "n")]
    [TestCase("{flags-import: all, flags: {n: }}", "n")]
    public void What_needs_a_name_is_taken_only_by_its_name(string body, string expected)
    {
        var found = new DiscoveredFlags { Flags = [new DiscoveredFlag("n", MapValue.Of(("type", Value.Of("int")))) { NeedsName = true }] };

        var flags = FlagMerge.Merge(AGuildFile.Operation(body), found);

        Assert.That(string.Join(' ', flags.Where(f => f.Type == "int").Select(f => f.Name)), Is.EqualTo(expected));
    }

    [TestCase("flags: {lr: 0.5}", "lr=0.5:float:Learning rate")]
    [TestCase("flags: {lr: }", "lr=0.1:float:Learning rate")]
    [TestCase("flags: {other: 1}", "other=1::")]
    [TestCase("flags-import: all", "epochs=10:: lr=0.1:float:Learning rate")]
    [TestCase("{flags-import: [lr], flags: {epochs: 3}}", "epochs=3:: lr=0.1:float:Learning rate")]
    [TestCase("{flags-import: all, flags-import-skip: [lr]}", "epochs=10::")]
    [TestCase("{flags-import: no, flags: {lr: 2}}", "lr=2::")]
    [TestCase("{flags-import: all, flags-import-skip: [epochs], flags: {learn: {arg-name: lr}}}", "learn=0.1:float:Learning rate")]
    [TestCase("{flags: {learn: {arg-name: lr}}}", "learn=None::")]
    public void What_is_declared_wins_and_the_rest_comes_from_the_program(string body, string expected)
    {
        var flags = FlagMerge.Merge(AGuildFile.Operation(body), Found);

        Assert.That(
            string.Join(' ', flags.Select(f => $"{f.Name}={Core.Text.PythonText.Repr(f.Default)}:{f.Type}:{f.Description}")),
            Is.EqualTo(expected));
    }

    [Test]
    public void Dependencies_add_flags_behind_the_others()
    {
        var operation = AGuildFile.Operation("""
            requires:
              - {operation: train}
              - {operation: prep, name: data}
              - {operation: x, flag-name: no}
              - {file: a.txt, flag-name: infile}
              - {file: b.txt, name: plain}
            flags: {zeta: 1}
            """);

        var flags = DependencyFlags.AddTo(operation, operation.Flags);

        Assert.That(flags.Select(f => f.Name), Is.EqualTo(new[] { "zeta", "operation:train", "data", "infile" }));
        Assert.That(flags.Select(f => f.Alias), Is.EqualTo(new[] { null, "train", null, null }));
        Assert.That(flags[3].Default, Is.EqualTo(Value.Of("a.txt")));
        Assert.That(flags.Skip(1).Select(f => f.ArgSkip), Is.All.True);
    }

    [Test]
    public void A_flag_of_that_name_keeps_what_it_says_except_a_type_that_cannot_be()
    {
        var operation = AGuildFile.Operation("""
            requires: {operation: train, flag-name: ff}
            flags: {ff: {type: int, arg-skip: no, description: D}}
            """);
        var warnings = new List<GuildError>();

        var flag = DependencyFlags.AddTo(operation, operation.Flags, warnings).Single();

        Assert.That((flag.Type, flag.ArgSkip, flag.Description), Is.EqualTo(("string", (bool?)false, "D")));
        Assert.That(warnings.Single().What, Is.EqualTo(
            "flag 'ff' for operation op is configured with type 'int' - this value cannot be used because it conflicts with the dependency 'ff' - ignoring configured value"));
    }
}
