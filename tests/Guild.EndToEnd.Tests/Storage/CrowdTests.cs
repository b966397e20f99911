using System.Diagnostics;
using System.Text.Json;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Storage;

/// <summary>Many guilds in one home at once: each does what it was asked to, or says that it couldn't, and nothing gets lost.</summary>
public sealed class CrowdTests : ProjectTest
{
    private const int Existing = 8;
    private const int Crowd = 200;

    [Test]
    public void Two_hundred_processes_that_start_label_tag_list_delete_and_restore_at_once_lose_nothing()
    {
        Project.With("guild.yml", "work: {exec: echo hi}\n");
        for (var i = 0; i < Existing; i++)
            Project.GuildOk("run", "work", "-y", "-q", "--run-id", $"old{i}");

        var ended = RunAll(Enumerable.Range(0, Crowd));

        foreach (var (words, result) in ended)
        {
            var isDone = result.ExitCode == 0;
            Assert.That(isDone || IsReported(words, result), Is.True, $"guild {string.Join(' ', words)}: {result}");
            if (words is ["runs", "--json", ..])
                Assert.That(JsonDocument.Parse(result.Out).RootElement.GetArrayLength(), Is.GreaterThanOrEqualTo(0));
        }

        var started = ended.Where(e => e.Words[0] == "run" && e.Result.ExitCode == 0).Select(e => e.Words[^1]);
        var live = Names("runs");
        var deleted = Names("trash", "runs");
        Assert.That(live.Concat(deleted).Order(), Is.EqualTo(started.Concat(Enumerable.Range(0, Existing).Select(i => $"old{i}")).Order()), "each run is in one place");
        foreach (var id in live.Concat(deleted))
            AssertWhole(Directory(id));
        foreach (var (words, _) in ended.Where(e => e.Words[0] == "tag" && e.Result.ExitCode == 0))
            Assert.That(Project.AttributeOf(Directory(words[^1]), "tags").Split('\n'), Does.Contain("- " + words[2]), string.Join(' ', words));
        foreach (var labelled in ended.Where(e => e.Words[0] == "label" && e.Result.ExitCode == 0).GroupBy(e => e.Words[^1]))
            Assert.That(Project.AttributeOf(Directory(labelled.Key), "label"), Is.AnyOf([.. labelled.Select(e => (object)e.Words[2])]), "one of the labels, and all of it");
    }

    private static string[] Words(int i) => (i % 5) switch
    {
        0 => ["run", "work", "-y", "-q", "--run-id", $"new{i}"],
        1 => ["tag", "-a", $"t{i}", "-y", $"old{i % Existing}"],
        2 => ["label", "-s", $"label {i}", "-y", $"old{i % Existing}"],
        3 => i % 2 == 0 ? ["runs", "--json", "-d"] : ["runs", "--json"],
        _ => i % 2 == 0 ? ["runs", "rm", "-y", $"old{i / 5 % Existing}"] : ["runs", "restore", "-y", $"old{i / 5 % Existing}"],
    };

    // What another has taken away meanwhile can't be changed, and that is said.
    private static bool IsReported(string[] words, ToolResult result) =>
        result.ExitCode == 1 && words[0] is "tag" or "label" or "runs"
        && (result.Error.StartsWith("guild: could not find a run matching ", StringComparison.Ordinal) || result.Error.Contains("is no longer there", StringComparison.Ordinal));

    private List<(string[] Words, ToolResult Result)> RunAll(IEnumerable<int> numbers)
    {
        var started = new List<(string[] Words, Process Process, Task<string> Out, Task<string> Error)>();
        foreach (var i in numbers)
        {
            var process = Project.Start(Words(i));
            process.StandardInput.Close();
            started.Add((Words(i), process, process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()));
        }

        var ended = new List<(string[] Words, ToolResult Result)>();
        foreach (var (words, process, output, error) in started)
        {
            process.WaitForExit();
            ended.Add((words, new ToolResult(process.ExitCode, output.Result, error.Result)));
            process.Dispose();
        }

        return ended;
    }

    private static void AssertWhole(string directory)
    {
        Assert.That(File.Exists(Path.Combine(directory, ".guild", "opref")), Is.True, directory);
        foreach (var attribute in System.IO.Directory.GetFiles(Path.Combine(directory, ".guild", "attrs")))
            Assert.That(File.ReadAllText(attribute), Does.EndWith("\n"), attribute);
        Assert.That(System.IO.Directory.GetFiles(Path.Combine(directory, ".guild"), ".tmp-*"), Is.Empty);
    }

    private string[] Names(params string[] place)
    {
        var path = Path.Combine([Project.Home, .. place]);
        return System.IO.Directory.Exists(path) ? [.. System.IO.Directory.GetFileSystemEntries(path).Select(e => Path.GetFileName(e))] : [];
    }

    private string Directory(string id)
    {
        var live = Path.Combine(Project.Home, "runs", id);
        return System.IO.Directory.Exists(live) ? live : Path.Combine(Project.Home, "trash", "runs", id);
    }
}
