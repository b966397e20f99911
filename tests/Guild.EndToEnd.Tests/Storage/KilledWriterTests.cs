using System.Text.Json;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Storage;

/// <summary>A guild that is killed while it copies files to a project or writes the index leaves nothing that is half or untrue.</summary>
public sealed class KilledWriterTests : ProjectTest
{
    // Guild takes no more than a hundred for source code.
    private const int Files = 90;
    private const int Runs = 250;

    [Test]
    public void Merging_can_be_killed_at_any_moment()
    {
        Project.With("guild.yml", "work: {exec: 'true', sourcecode: {root: src}}\n");
        for (var i = 0; i < Files; i++)
            Project.With($"src/{i % 7}/{i}.txt", string.Concat(Enumerable.Repeat($"line of {i}\n", 500)));
        Project.GuildOk("run", "work", "-y", "-q");
        var source = new DirectoryInfo(Path.Combine(Project.Folder, "src"));
        var whole = Contents(source);
        var run = Contents(new DirectoryInfo(Project.OnlyRun));
        string[] words = ["merge", "-y"];
        var killing = new Killing(Project, seed: 1);

        source.Delete(recursive: true);
        killing.Finish(words);
        while (killing.Kills < Killing.Wanted)
        {
            source.Delete(recursive: true);
            for (var i = 0; i < 4 && killing.Kills < Killing.Wanted && killing.Kill(words); i++)
            {
                Assert.That(Contents(source).Where(f => !Path.GetFileName(f.Key).StartsWith('.')), Is.SubsetOf(whole), "each file is whole or not there");
                Assert.That(Contents(new DirectoryInfo(Project.OnlyRun)), Is.EqualTo(run));
            }

            killing.Finish(words);
            Assert.That(Contents(source), Is.EqualTo(whole), "all files are there, and nothing else");
        }
    }

    [Test]
    public void Writing_the_index_can_be_killed_at_any_moment()
    {
        Project.With("guild.yml", "work: {exec: 'true', flags: {x: 1}}\n").WithVariable("GUILD_RUN_INDEX", "1");
        Project.GuildOk("run", "work", "-y", "-q", "--run-id", "r0");
        var runs = Path.Combine(Project.Home, "runs");
        for (var i = 1; i < Runs; i++)
            Copy(Path.Combine(runs, "r0"), Path.Combine(runs, $"r{i}"));
        var random = new Random(1);
        var killing = new Killing(Project, seed: 2);
        string[] words = ["runs", "--json"];
        killing.Finish(words);

        while (killing.Kills < Killing.Wanted)
        {
            // As Guild AI labels: by writing over the file.
            for (var i = 0; i < 60; i++)
                File.WriteAllText(Path.Combine(runs, $"r{random.Next(1, Runs - 20)}", ".guild", "attrs", "label"), $"label {random.Next()}\n");
            for (var i = 0; i < 5; i++)
                Toggle(runs, $"r{Runs - 1 - random.Next(20)}");
            if (killing.Kills % 40 == 0)
                Directory.Delete(Path.Combine(Project.Home, "cache"), recursive: true);
            for (var i = 0; i < 4 && killing.Kills < Killing.Wanted && killing.Kill(words); i++)
            {
                // The next begins where this one was killed.
            }

            var listed = JsonDocument.Parse(killing.Finish(words).Out).RootElement.EnumerateArray().ToDictionary(r => r.GetProperty("id").GetString()!, r => r.GetProperty("label").GetString());
            var actual = Directory.GetDirectories(runs).ToDictionary(d => Path.GetFileName(d), d => File.ReadAllText(Path.Combine(d, ".guild", "attrs", "label")).TrimEnd('\n'));
            Assert.That(listed, Is.EquivalentTo(actual));
        }
    }

    private static void Toggle(string runs, string id)
    {
        var run = Path.Combine(runs, id);
        if (Directory.Exists(run))
            Directory.Delete(run, recursive: true);
        else
            Copy(Path.Combine(runs, "r0"), run);
    }

    private static SortedDictionary<string, string> Contents(DirectoryInfo directory)
    {
        var contents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        // The object remembers whether it was there when it was asked first.
        if (Directory.Exists(directory.FullName))
        {
            foreach (var file in directory.EnumerateFiles("*", SearchOption.AllDirectories))
                contents[file.FullName] = File.ReadAllText(file.FullName);
        }

        return contents;
    }

    private static void Copy(string from, string to)
    {
        foreach (var directory in Directory.GetDirectories(from, "*", SearchOption.AllDirectories).Append(from))
            Directory.CreateDirectory(to + directory[from.Length..]);
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(file, to + file[from.Length..]);
    }
}
