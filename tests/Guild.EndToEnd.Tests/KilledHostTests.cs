using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests;

/// <summary>A run's record is complete and truthful whatever moment the host is killed at.</summary>
public sealed class KilledHostTests : ProjectTest
{
    private const int Kills = 50;

    private static readonly string[] AttributeNames =
    [
        "cmd", "deps", "env", "exit_status", "flags", "host", "id", "initialized", "label", "op", "platform", "plugin_versions", "plugins", "random_seed",
        "run_params", "sourcecode_digest", "started", "stopped", "tags", "user", "user_flags",
    ];

    // Two hundred kills in all; four homes at once leave no processor idle while a program sleeps.
    [Test]
    public void Killing_the_host_at_any_moment_leaves_a_truthful_record([Values(4711, 4712, 4713, 4714)] int seed)
    {
        Project.With("guild.yml", """
                work:
                  exec: sh -c "echo loss:' '0.5; echo out; echo err >&2; exec sleep 0.05"
                  flags: {lr: 0.1}
                  requires: {file: data.txt}
                """)
            .With("data.txt", "some data\n");
        Project.GuildOk("run", "work", "-y");
        // How long a whole run takes here bounds the moments: from before the first file to after the last.
        var watch = Stopwatch.StartNew();
        Project.GuildOk("run", "work", "-y");
        var span = (int)watch.Elapsed.TotalMilliseconds + 20;
        var random = new Random(seed);

        for (var i = 1; i <= Kills; i++)
        {
            using var guild = Project.Start("run", "work", "-y");
            guild.WaitForExit(random.Next(span));
            guild.Kill();
            guild.WaitForExit();
            if (i % 10 == 0)
                CheckRecords();
        }

        Eventually.Holds(() => !Project.RunDirectories.Any(d => ProgramOf(d) is { } id && Processes.IsAlive(id)), "the programs end");
        var ended = CheckRecords();
        Assert.That(
            Directory.GetFileSystemEntries(Path.Combine(Project.Home, "runs")), Is.EquivalentTo(ended.Select(r => r.Directory)),
            "nothing is left among the runs that is none");
        Assert.That(ended.Select(r => r.Status).Distinct(), Is.SubsetOf(new[] { "completed", "error" }));
        foreach (var run in ended)
        {
            var recorded = Path.Combine(run.Directory, ".guild", "attrs", "exit_status");
            Assert.That(run.Status == "completed", Is.EqualTo(File.Exists(recorded) && File.ReadAllText(recorded) == "0\n"), run.Directory);
        }
    }

    [Test]
    public void A_program_that_outlives_the_host_is_listed_as_running_and_can_be_stopped()
    {
        Project.With("guild.yml", "work: {exec: sleep 600}\n");
        using var guild = Project.Start("run", "work", "-y");
        Eventually.Holds(() => Project.RunDirectories.Any(d => ProgramOf(d) is not null), "a program runs");

        guild.Kill();
        guild.WaitForExit();
        var program = ProgramOf(Project.OnlyRun)!.Value;

        Assert.That(Project.GuildOk("runs").Out, Does.Contain("  running"));
        Project.GuildOk("stop", "-y");
        Eventually.Holds(() => !Processes.IsAlive(program), "the program is stopped");
        Assert.That(Project.GuildOk("runs").Out, Does.Not.Contain("running"));
    }

    [Test]
    public void A_run_whose_host_was_killed_can_be_started_again()
    {
        Project.With("guild.yml", "work: {exec: \"sh -c 'echo started; exec sleep ${time}'\", flags: {time: 600}}\n");
        using var guild = Project.Start("run", "work", "-y");
        guild.StandardOutput.ReadLine();
        guild.Kill();
        guild.WaitForExit();
        Project.GuildOk("stop", "-y");

        Assert.That(Project.GuildOk("run", "--restart", Path.GetFileName(Project.OnlyRun), "time=0", "-y").Out, Is.EqualTo("started\n"));
        Assert.That(Project.GuildOk("runs").Out, Does.Contain("  completed"));
    }

    private sealed record Record(string Directory, string Status);

    /// <summary>Checks every run directory and that what <c>guild runs</c> says of it is true.</summary>
    private List<Record> CheckRecords()
    {
        var listed = List();
        foreach (var run in listed)
        {
            var attributes = Directory.GetFiles(Path.Combine(run.Directory, ".guild", "attrs"));
            Assert.That(attributes.Select(Path.GetFileName), Is.SubsetOf(AttributeNames), run.Directory);
            foreach (var attribute in attributes)
                Assert.That(File.ReadAllText(attribute), Does.EndWith("\n"), attribute);
            Assert.That(run.Status, Is.Not.EqualTo("pending").And.Not.EqualTo("staged"), run.Directory);
        }

        // What was running when it was listed may have ended since; then nobody says any more that it runs.
        var ended = listed.Where(r => r.Status == "running" && !(ProgramOf(r.Directory) is { } id && Processes.IsAlive(id))).Select(r => r.Directory).ToList();
        if (ended.Count > 0)
            Assert.That(List().Where(r => r.Status == "running").Select(r => r.Directory).Intersect(ended), Is.Empty);
        return listed;
    }

    private List<Record> List() =>
        [
            .. JsonDocument.Parse(Project.GuildOk("runs", "list", "--json", "--all").Out).RootElement.EnumerateArray()
                .Select(r => new Record(r.GetProperty("run_dir").GetString()!, r.GetProperty("status").GetString()!)),
        ];

    /// <summary>The process that a run's lock names.</summary>
    private static int? ProgramOf(string run)
    {
        var file = Path.Combine(run, ".guild", "LOCK");
        return File.Exists(file) && int.TryParse(File.ReadAllText(file), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }
}
