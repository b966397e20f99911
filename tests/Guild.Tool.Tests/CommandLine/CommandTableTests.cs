using Guild.Tool.CommandLine;

namespace Guild.Tool.Tests.CommandLine;

public sealed class CommandTableTests
{
    [Test]
    public void Every_name_of_the_list_is_a_command() =>
        Assert.That(CommandTable.Names.Where(n => CommandTable.Find(n) is null), Is.Empty);

    [Test]
    public void Every_subcommand_of_a_group_is_one() => Assert.That(
        CommandTable.Names.SelectMany(g => CommandTable.SubcommandNames(g).Where(s => CommandTable.FindSubcommand(g, s) is null).Select(s => $"{g} {s}")), Is.Empty);

    [Test]
    public void No_two_options_of_a_command_share_a_name()
    {
        var specs = CommandTable.Names.SelectMany(n => CommandTable.SubcommandNames(n).Select(s => CommandTable.FindSubcommand(n, s)).Prepend(CommandTable.Find(n)));

        Assert.That(
            specs.SelectMany(c => c!.Options.SelectMany(o => o.ShortNames.Concat(o.OtherNames).Append("--" + o.Name).Distinct()).GroupBy(n => n).Where(g => g.Count() > 1).Select(g => $"{c.Name} {g.Key}")),
            Is.Empty);
    }

    [Test]
    public void Names_are_sorted() => Assert.That(CommandTable.Names, Is.Ordered.Using<string>(StringComparer.Ordinal));
}
