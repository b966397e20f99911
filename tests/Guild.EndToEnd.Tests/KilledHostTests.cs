using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests;

/// <summary>A run's record is complete and truthful whatever moment the host is killed at.</summary>
public sealed class KilledHostTests
{
    private const int Kills = 200;

    [Test]
    public void Killing_the_host_at_any_moment_leaves_a_truthful_record()
    {
        using var project = new Project()
            .With("guild.yml", """
                work:
                  exec: sh -c "echo loss:' '0.5; echo out; echo err >&2; exec sleep 0.05"
                  flags: {lr: 0.1}
                  flags-dest: args
                  requires: {file: data.txt}
                """)
            .With("data.txt", "some data\n");
        project.GuildOk("run", "work", "-y");
        // How long a whole run takes here bounds the moments: from before the first file to after the last.
        var watch = Stopwatch.StartNew();
        project.GuildOk("run", "work", "-y");
        var span = (int)watch.Elapsed.TotalMilliseconds + 20;
        var random = new Random(4711);

        for (var i = 0; i < Kills; i++)
        {
            using var guild = project.Start("run", "work", "-y");
            guild.WaitForExit(random.Next(span));
            guild.Kill();
            guild.WaitForExit();
            if (i % 20 == 0)
                CheckRecords(project);
        }

        CheckRecords(project);
        AwaitPrograms(project);
        var ended = CheckRecords(project);
        Assert.That(ended.Where(r => r.Status is "running" or "pending" or "staged"), Is.Empty);
        Assert.That(ended.Select(r => r.Status).Distinct(), Is.SubsetOf(new[] { "completed", "error", "terminated" }));
        foreach (var run in ended.Where(r => r.Status == "completed"))
            Assert.That(Project.AttributeOf(run.Directory, "exit_status"), Is.EqualTo("0"));
    }

    [Test]
    public void A_program_that_outlives_the_host_is_listed_as_running_and_can_be_stopped()
    {
        using var project = new Project().With("guild.yml", "work: {exec: sleep 600}\n");
        using var guild = project.Start("run", "work", "-y");
        Await(() => project.RunDirectories.Any(d => File.Exists(Path.Combine(d, ".guild", "LOCK"))));

        guild.Kill();
        guild.WaitForExit();
        var program = int.Parse(File.ReadAllText(Path.Combine(project.OnlyRun, ".guild", "LOCK")), CultureInfo.InvariantCulture);

        Assert.That(project.GuildOk("runs").Out, Does.Contain("running"));
        project.GuildOk("stop", "-y");
        Await(() => !IsAlive(program));
        Assert.That(project.GuildOk("runs").Out, Does.Not.Contain("running"));
    }

    private sealed record Record(string Directory, string Status);

    /// <summary>Checks every run directory and that what <c>guild runs</c> says of it is true.</summary>
    private static List<Record> CheckRecords(Project project)
    {
        var listed = JsonDocument.Parse(project.GuildOk("runs", "list", "--json").Out).RootElement.EnumerateArray()
            .Select(r => new Record(r.GetProperty("run_dir").GetString()!, r.GetProperty("status").GetString()!)).ToList();
        foreach (var run in listed)
        {
            var meta = Path.Combine(run.Directory, ".guild");
            Assert.That(Directory.GetFiles(meta).Select(Path.GetFileName), Has.None.Match("tmp$"), run.Directory);
            foreach (var attribute in Directory.GetFiles(Path.Combine(meta, "attrs")))
                Assert.That(File.ReadAllText(attribute), Does.EndWith("\n"), attribute);
            if (run.Status == "running")
                Assert.That(IsAlive(int.Parse(File.ReadAllText(Path.Combine(meta, "LOCK")), CultureInfo.InvariantCulture)), Is.True, run.Directory);
            Assert.That(run.Status, Is.Not.EqualTo("pending"), run.Directory);
        }

        return listed;
    }

    private static void AwaitPrograms(Project project) =>
        Await(() => !project.RunDirectories.Select(d => Path.Combine(d, ".guild", "LOCK")).Where(File.Exists)
            .Any(l => int.TryParse(File.ReadAllText(l), out var pid) && IsAlive(pid)));

    private static bool IsAlive(int pid)
    {
        try
        {
            // The third field of stat is the state; a zombie has ended.
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..][0] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void Await(Func<bool> condition) => Assert.That(condition, Is.True.After(30_000, 20));
}
