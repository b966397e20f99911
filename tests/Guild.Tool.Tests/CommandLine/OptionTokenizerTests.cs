using Guild.Core.Errors;
using Guild.Tool.CommandLine;

namespace Guild.Tool.Tests.CommandLine;

public sealed class OptionTokenizerTests
{
    private static readonly CommandSpec Spec = new()
    {
        Name = "runs list",
        Summary = "",
        Options =
        [
            new("all", "") { Short = "-a", Opposite = "--no-all" },
            new("verbose", "") { Short = "-v" },
            new("label", "") { Short = "-l", ValueName = "LABEL" },
            new("limit", "") { Short = "-n", ValueName = "N" },
            new("operation", "") { Short = "-Fo", ValueName = "VAL", IsRepeatable = true },
            new("filter", "") { Short = "-F", ValueName = "EXPR" },
            new("error", "") { Short = "-Se" },
            new("terminated", "") { Short = "-St" },
            new("status-chars", "") { Short = "-S", ValueName = "CHARS" },
            new("start", "") { OtherNames = ["--restart"], ValueName = "RUN" },
        ],
    };

    [TestCase("-a -v", "all= verbose=")]
    [TestCase("-av", "all= verbose=")]
    [TestCase("-n5", "limit=5")]
    [TestCase("-n 5", "limit=5")]
    [TestCase("-avn5", "all= verbose= limit=5")]
    [TestCase("--limit=5 --limit 6", "limit=5 limit=6")]
    [TestCase("-Fo train -Fofit", "operation=train operation=fit")]
    [TestCase("-F x", "filter=x")]
    [TestCase("-Se -St", "error= terminated=")]
    [TestCase("-Set -S te -Sx", "status-chars=et status-chars=te status-chars=x")]
    [TestCase("-vSe -vSet", "verbose= error= verbose= status-chars=et")]
    [TestCase("--restart abc", "start=abc")]
    [TestCase("--label=", "label=")]
    [TestCase("-a --no-all --all", "all= all=no all=")]
    [TestCase("-l --all", "label=--all")]
    public void Options_are_read_in_every_form(string line, string expected) =>
        Assert.That(Read(line).Options.Select(o => $"{o.Option.Name}={o.Value}"), Is.EqualTo(expected.Split(' ')));

    [Test]
    public void Options_and_arguments_may_be_mixed_and_two_dashes_end_the_options()
    {
        var read = Read("x -a y=1 -- -v --label");

        Assert.That(read.Arguments, Is.EqualTo(new[] { "x", "y=1", "-v", "--label" }));
        Assert.That(read.Options, Has.One.Items);
    }

    [TestCase("--bogus", "unrecognized option '--bogus'")]
    [TestCase("--lable x", "unrecognized option '--lable' (did you mean --label?)")]
    [TestCase("-x", "unrecognized option '-x'")]
    [TestCase("-n", "Option '-n' requires an argument.")]
    [TestCase("--all=1", "Option '--all' does not take a value.")]
    [TestCase("--no-all=1", "Option '--no-all' does not take a value.")]
    public void What_does_not_fit_is_misuse(string line, string message)
    {
        var error = Assert.Throws<GuildException>(() => Read(line))!;

        Assert.That(error.Outcome, Is.EqualTo(Outcome.Misuse));
        Assert.That(error.Errors[0].What, Is.EqualTo(message + "\nTry 'guild runs --help' for more information."));
    }

    private static TokenizedWords Read(string line) => OptionTokenizer.Tokenize(Spec, "guild runs", line.Split(' '));
}
