using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.Planning;
using Guild.Core.Plugins;
using Guild.Core.Runs;
using Moq;

namespace Guild.Core.Tests.Planning;

internal sealed class GuildProgramTests
{
    private static readonly string[] Recorded = ["${guild_python_exe}", "-um", "guild.steps_main"];

    [Test]
    public async Task A_run_of_guild_itself_starts_guild_and_records_the_module_of_the_original()
    {
        var planned = await PlanAsync(new ProgramDef("steps", []));

        var operation = RecordedOperation.Parse(planned.Plan.Attributes.Single(a => a.Key == "op").Value)!;
        Assert.That(planned.Plan.Command, Is.EqualTo(new[] { "/opt/dotnet", "/opt/guild.dll", InternalCommands.Steps }));
        Assert.That(planned.Plan.Attributes.Single(a => a.Key == "cmd").Value, Is.EqualTo(Value.OfTexts(planned.Plan.Command)));
        Assert.That(operation.CommandArgs, Is.EqualTo(Recorded));
        Assert.That(planned.SourceCode.IsDisabled, Is.True);
    }

    [Test]
    public async Task What_the_original_recorded_starts_guild_itself()
    {
        var program = RecordedProgram.Read([.. Recorded, "--word"]);

        var planned = await PlanAsync(program);

        Assert.That(planned.Plan.Command, Is.EqualTo(new[] { "/opt/dotnet", "/opt/guild.dll", InternalCommands.Steps, "--word" }));
    }

    [TestCase("${guild_python_exe} -um guild.plugins.unknown")]
    [TestCase("${guild_python_exe} guild.steps_main")]
    [TestCase("python -um guild.steps_main")]
    public void Any_other_command_is_no_program_of_guilds(string command) =>
        Assert.That(RecordedProgram.Read(command.Split(' ')).Attribute, Is.EqualTo("exec"));

    private static Task<PlannedRun> PlanAsync(ProgramDef program)
    {
        var catalog = Mock.Of<IPluginCatalog>(c => c.FindObservers(It.IsAny<IReadOnlyList<string>?>()) == Array.Empty<PluginContribution>());
        var environment = new GuildEnvironment
        {
            Home = "/home",
            WorkingDirectory = "/project",
            CommandDirectory = "/project",
            UserHome = "/user",
            Program = ["/opt/dotnet", "/opt/guild.dll"],
            Variables = new Dictionary<string, string>(),
        };
        var setup = new OperationSetup
        {
            Operation = new OperationDef { Name = "flow", ModelName = "", Program = program, Location = new SourceLocation("guild.yml", 1, 1) },
            OpRef = new OpRef("guildfile", "/project/guild.yml", "", "", "flow"),
            OperationText = "flow",
            OperationSpec = "flow",
            Subject = "flow",
            ProjectDirectory = "/project",
            Flags = [],
            UserFlags = [],
            Dependencies = [],
            RandomSeed = 1,
        };
        return new PlanBuilder(environment, catalog, TimeProvider.System).BuildAsync(setup, new RunRequest(), CancellationToken.None);
    }
}
