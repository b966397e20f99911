using System.Text;
using Guild.Core.Errors;

namespace Guild.Core.Tests.GuildFiles;

internal sealed class BadFileTests
{
    [Test]
    public void An_empty_file_defines_nothing() =>
        Assert.That(AGuildFile.With("# nothing here\n").Models, Is.Empty);

    [Test]
    public void A_binary_file_is_refused_at_its_first_zero_byte()
    {
        var error = ErrorOf([(byte)'a', (byte)':', (byte)'\n', 0]);

        Assert.That(error.What, Does.EndWith("the file is not text"));
        Assert.That((error.Where!.Line, error.Where.Column), Is.EqualTo((2, 1)));
    }

    [Test]
    public void Bytes_that_are_no_utf8_are_refused_with_their_place()
    {
        var error = ErrorOf([.. "a: caf"u8, 0xe9, (byte)'\n']);

        Assert.That(error.What, Does.EndWith("byte 0xe9 is not valid UTF-8"));
        Assert.That((error.Where!.Line, error.Where.Column), Is.EqualTo((1, 7)));
    }

    [Test]
    public void A_file_of_more_than_ten_megabytes_is_refused()
    {
        var error = ErrorOf(Encoding.ASCII.GetBytes(new string('#', 10_000_001)));

        Assert.That(error.What, Does.Contain("the limit is 10000000"));
    }

    [Test]
    public void Deep_nesting_is_refused() =>
        Assert.That(AGuildFile.Errors(new string('[', 100_000)), Is.Not.Empty);

    [Test]
    public void A_syntax_error_shows_line_and_column()
    {
        var error = AGuildFile.Errors("train:\n\tmain: x\n")[0];

        Assert.That(error.Where!.Line, Is.EqualTo(2));
        Assert.That(error.What, Does.Contain("line 2, column 1"));
    }

    [Test]
    public void Aliases_that_grow_without_bound_are_refused()
    {
        var bomb = "a0: &a0 {x: 1}\n" + string.Concat(Enumerable.Range(1, 12).Select(i =>
            $"a{i}: &a{i} {{{string.Join(", ", Enumerable.Range(0, 10).Select(k => $"k{k}: *a{i - 1}"))}}}\n"));

        Assert.That(AGuildFile.Errors(bomb), Is.Not.Empty);
    }

    [Test]
    public void Params_that_grow_without_bound_are_refused()
    {
        var text = "- model: m\n  description: '{{p40}}'\n  params:\n    p0: aaaaaaaaaa\n"
            + string.Concat(Enumerable.Range(1, 40).Select(i => $"    p{i}: '{{{{p{i - 1}}}}}{{{{p{i - 1}}}}}'\n"));

        Assert.That(AGuildFile.Errors(text)[0].What, Does.Contain("longer than"));
    }

    [Test]
    public void A_long_chain_of_parents_is_refused()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"- {{config: c{i}, extends: c{i + 1}}}\n")) + "- {model: m, extends: c0}\n";

        Assert.That(AGuildFile.Errors(text).Select(e => e.What), Has.Some.Contains("levels deep"));
    }

    [Test]
    public void A_cycle_of_includes_names_the_whole_chain()
    {
        var error = AGuildFile.Errors("- include: b.yml", ("b.yml", "- include: guild.yml"))[0];

        Assert.That(error.What, Does.Match("^error in cycle in 'includes': .*guild.yml \\(.*guild.yml -> .*b.yml -> .*guild.yml\\)$"));
    }

    private static GuildError ErrorOf(byte[] bytes) =>
        Assert.Throws<GuildException>(() => AGuildFile.FromBytes(bytes))!.Errors.Single();
}
