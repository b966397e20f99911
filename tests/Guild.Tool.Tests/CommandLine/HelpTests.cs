using Guild.Tool.CommandLine;

namespace Guild.Tool.Tests.CommandLine;

public sealed class HelpTests
{
    private static readonly CommandSpec Spec = new()
    {
        Name = "runs info",
        Summary = "Show a run.",
        Description = """
            Show a run,
            with all that is known.

              guild runs info 1

            RUNS

            Ids or “indexes”.
            """,
        Arguments = [new("RUN") { IsRequired = true }, new("FILE") { TakesMany = true }],
        Options = [new("limit", "At most N.") { Short = "-n", ValueName = "N" }, new("json", "Print JSON."), new("secret", "") { IsHidden = true }],
    };

    private static readonly CommandSpec Group = new() { Name = "runs", Summary = "Work with runs." };

    [Test]
    public void A_page_has_usage_description_options_and_commands()
    {
        Assert.That(CommandHelp.Render(HelpContent.Of(Spec, "guild runs info", []), 60), Is.EqualTo("""
            Usage: guild runs info [OPTIONS] RUN [FILE]...

              Show a run, with all that is known.

              guild runs info 1

              RUNS

              Ids or “indexes”.

            Options:
              -n, --limit N  At most N.
              --json         Print JSON.


            """.ReplaceLineEndings("\n").Replace("  guild runs info 1", "    guild runs info 1", StringComparison.Ordinal)));
    }

    [Test]
    public void As_json_a_page_says_the_same()
    {
        Assert.That(HelpJson.Write(HelpContent.Of(Spec, "guild runs info", []), "1.2.3"), Is.EqualTo(
            """
            {"version": "1.2.3", "usage": {"prog": "guild runs info", "args": "[OPTIONS] RUN [FILE]..."}, "help": "Show a run, with all that is known.\n\n  guild runs info 1\n\nRUNS\n\nIds or \u201cindexes\u201d.", "options": [{"term": "-n, --limit N", "help": "At most N."}, {"term": "--json", "help": "Print JSON."}]}
            """));
    }

    [Test]
    public void Every_command_that_the_help_of_a_group_lists_is_there()
    {
        foreach (var group in CommandTable.Names.Where(n => CommandTable.SubcommandNames(n).Count > 0))
        {
            CommandSpec[] subcommands = [.. CommandTable.SubcommandNames(group).Select(n => CommandTable.FindSubcommand(group, n)!)];
            var listed = HelpContent.Of(CommandTable.Find(group)!, "guild " + group, subcommands).Commands.SelectMany(c => c.Term.Split(", "));
            Assert.That(listed.Where(n => CommandTable.FindSubcommand(group, n) is null), Is.Empty, group);
        }
    }

    [Test]
    public void As_json_a_group_lists_its_commands()
    {
        Assert.That(HelpJson.Write(HelpContent.Of(Group, "guild runs", [Spec with { Aliases = ["show"] }]), "1.2.3"), Is.EqualTo(
            """
            {"version": "1.2.3", "usage": {"prog": "guild runs", "args": "[OPTIONS] [COMMAND]"}, "help": "Work with runs.", "commands": [{"term": "info, show", "help": "Show a run."}]}
            """));
    }

    [Test]
    public void As_json_the_main_page_has_each_command_once()
    {
        var json = HelpJson.Write(MainPage.Content, "1.2.3");

        Assert.That(json, Does.StartWith("{\"version\": \"1.2.3\", \"usage\": {\"prog\": \"guild\", \"args\": \"[OPTIONS] COMMAND [ARGS]...\"}, \"help\": \"Runs operations"));
        Assert.That(json.Split("{\"term\": \"compare\", \"help\": "), Has.Length.EqualTo(2));
        Assert.That(json, Does.Contain("{\"term\": \"-H PATH\", \"help\": "));
    }
}
