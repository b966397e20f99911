using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Flags;

namespace Guild.Core.Tests.Flags;

public sealed class CommandTemplateTests
{
    private static readonly NamedValue[] Values =
    [
        new("x", Value.Of(1)), new("y", Value.Of("${x}0")), new("b", Value.True), new("n", Value.Null), new("e", Value.Of(1e-7)), new("s", Value.Of("a b")),
        new("loop", Value.Of("${pool}")), new("pool", Value.Of("${loop}")),
    ];

    [TestCase("y=${y}", "y=10")]
    [TestCase("${b}|${n}|${e}", "1||1e-07")]
    [TestCase("${project_dir}/data", "/p/data")]
    [TestCase("\\${x}", "${x}")]
    [TestCase("$HOME ${x", "$HOME ${x")]
    [TestCase("${s}", "a b")]
    public void References_are_replaced_by_encoded_values(string word, string expected) =>
        Assert.That(Expand(word), Is.EqualTo(new[] { expected }));

    [Test]
    public void Whole_words_stand_for_arguments_whose_references_stay() =>
        Assert.That(Expand("p", "__flag_args__", "${flag_args}", "${main_args}"), Is.EqualTo(new[] { "p", "--a", "${x}", "--a", "${x}", "m", "1" }));

    [TestCase("${nope}", "invalid setting for operation: command contains invalid reference 'nope'")]
    [TestCase("a${flag_args}", "invalid setting for operation: command contains invalid reference 'flag_args'")]
    [TestCase("${loop}", "invalid setting for operation: reference 'loop' refers to itself (loop -> pool -> loop)")]
    public void References_that_lead_nowhere_are_refused(string word, string message) =>
        Assert.That(() => Expand(word), Throws.TypeOf<GuildException>().With.Message.EqualTo(message));

    [Test]
    public void References_that_would_claim_all_memory_are_refused()
    {
        var values = Enumerable.Range(1, 60).Select(i => new NamedValue($"v{i}", Value.Of($"${{v{i - 1}}}${{v{i - 1}}}"))).Prepend(new("v0", Value.Of("x"))).ToList();

        Assert.That(
            () => CommandTemplate.Expand(["${v60}"], [], [], new Dictionary<string, string>(), values, []),
            Throws.TypeOf<GuildException>().With.Message.Contains("too long"));
    }

    [Test]
    public void Variables_have_yaml_texts_inside_text_and_encoded_values_alone() =>
        Assert.That(
            OperationVariables.Expand(
                [
                    new("A", Value.True), new("B", Value.Null), new("C", Value.Of("p-${b}")), new("D", Value.Of("p-${n}")), new("E", Value.Of("p-${e}")),
                    new("F", Value.Of("${b}")), new("G", Value.Of("${y}")), new("H", Value.Of(1e-7)),
                ],
                new Dictionary<string, string>(),
                Values,
                []).Select(v => $"{v.Key}={v.Value}"),
            Is.EqualTo(new[] { "A=1", "B=", "C=p-true", "D=p-null", "E=p-1.0e-07", "F=1", "G=10", "H=1e-07" }));

    private static IReadOnlyList<string> Expand(params string[] words) =>
        CommandTemplate.Expand(words, ["--a", "${x}"], ["m", "${x}"], new Dictionary<string, string> { ["project_dir"] = "/p" }, Values, []);
}
