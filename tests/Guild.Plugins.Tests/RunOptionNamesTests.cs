using Guild.Plugins.Manifests;
using Guild.Tool.Commands.Running;

namespace Guild.Plugins.Tests;

public class RunOptionNamesTests
{
    [Test]
    public void The_names_that_an_alias_option_may_not_have_are_those_of_guild_run()
    {
        var names = RunCommand.Spec.Options
            .SelectMany(o => o.OtherNames.Where(n => n.StartsWith("--", StringComparison.Ordinal)).Select(n => n[2..]).Append(o.Name))
            .Append("help");

        Assert.That(RunOptionNames.All, Is.EquivalentTo(names));
    }
}
