using Guild.Abstractions;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Setup;

namespace Guild.Tool.Tests.Setup;

public sealed class LatestVersionTests
{
    [TestCase("", null, true)]
    [TestCase("", true, true)]
    [TestCase("", false, false)]
    [TestCase("--offline", null, true)]
    [TestCase("--offline", false, true)]
    [TestCase("--no-offline", null, false)]
    [TestCase("--no-offline", true, false)]
    [TestCase("--offline --no-offline", null, false)]
    [TestCase("--no-offline --offline", null, true)]
    public void Whether_to_look_is_told_by_the_last_option_else_by_the_configuration(string line, bool? setting, bool isOffline)
    {
        var asked = CommandParser.Parse(CheckCommand.Spec, "guild check", line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        var text = LatestVersion.Text(asked, setting is { } value ? Value.Of(value) : null);

        Assert.That(text, Is.EqualTo(isOffline ? "unchecked (offline)" : "unknown (this version of guild doesn't look)"));
    }
}
