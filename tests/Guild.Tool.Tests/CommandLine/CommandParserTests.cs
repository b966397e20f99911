using Guild.Core.Errors;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Running;

namespace Guild.Tool.Tests.CommandLine;

public sealed class CommandParserTests
{
    [Test]
    public void A_command_line_of_run_is_taken_apart()
    {
        var asked = CommandParser.Parse(RunCommand.Spec, "guild run", ["cnn:train", "lr=-1", "-l", "a b", "-t", "x", "-ty", "--print-cmd", "-y"]);

        Assert.Multiple(() =>
        {
            Assert.That(asked.Arguments, Is.EqualTo(new[] { "cnn:train", "lr=-1" }));
            Assert.That(asked.Value("label"), Is.EqualTo("a b"));
            Assert.That(asked.Values("tag"), Is.EqualTo(new[] { "x", "y" }));
            Assert.That(asked.Has("print-cmd") && asked.Has("yes"), Is.True);
            Assert.That(asked.Has("stage"), Is.False);
        });
    }

    [TestCase("--max-trials 0", "Invalid value for '-m' / '--max-trials': 0 is not in the range x>=1.")]
    [TestCase("--stop-after abc", "Invalid value for '--stop-after': abc")]
    public void Values_are_checked_by_the_table(string line, string message)
    {
        var error = Assert.Throws<GuildException>(() => CommandParser.Parse(RunCommand.Spec, "guild run", line.Split(' ')))!;

        Assert.That(error.Errors[0].What, Does.StartWith(message));
        Assert.That(error.Outcome, Is.EqualTo(Outcome.Misuse));
    }

    [TestCase("", "missing argument for LOCATION")]
    [TestCase("a b c", "unexpected extra arguments 'b c'")]
    [TestCase("a b", "unexpected extra argument 'b'")]
    public void Arguments_are_counted(string line, string message)
    {
        var spec = new CommandSpec { Name = "export", Summary = "", Arguments = [new("LOCATION") { IsRequired = true }] };

        var error = Assert.Throws<GuildException>(
            () => CommandParser.Parse(spec, "guild export", line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))!;

        Assert.That(error.Errors[0].What, Is.EqualTo(message + "\nTry 'guild export --help' for more information."));
    }

    [Test]
    public void Option_names_are_unique_in_every_command()
    {
        foreach (var spec in CommandTable.All)
        {
            var names = spec.Options.SelectMany(o => o.ShortNames.Concat(o.OtherNames.Where(n => n.StartsWith("--", StringComparison.Ordinal))).Append("--" + o.Name));
            Assert.That(names, Is.Unique, spec.Name);
        }
    }

    [Test]
    public void Every_command_and_option_has_help()
    {
        foreach (var spec in CommandTable.All)
        {
            Assert.That(spec.Summary, Is.Not.Empty, spec.Name);
            Assert.That(spec.Options.Select(o => o.Help), Has.None.Empty, spec.Name);
        }
    }
}
