using System.Text.Json;
using System.Text.RegularExpressions;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests;

/// <summary>The tool itself, from its variables to its output, answers as the original does about runs and Guild files of the original.</summary>
public sealed partial class CorpusTests : ProjectTest
{
    [Test]
    public void Runs_of_the_original_are_shown_as_it_shows_them()
    {
        var folder = Unpack();

        Assert.Multiple(() =>
        {
            Assert.That(Ask(folder, "runs", "-a"), Is.EqualTo(Expected("runs.txt")));
            Assert.That(Ask(folder, "runs", "list", "-v", "-a"), Is.EqualTo(Expected("runs-verbose.txt")));
            Assert.That(Ask(folder, "runs", "list", "-d"), Is.EqualTo(Expected("runs-deleted.txt")));
            foreach (var id in new[] { "36283300", "622c9e08" })
            {
                Assert.That(Ask(folder, "runs", "info", id), Is.EqualTo(Expected($"info-{id}.txt")));
                Assert.That(Ask(folder, "ls", "-a", id), Is.EqualTo(Expected($"ls-{id}.txt")));
                Assert.That(Ask(folder, "cat", "-O", id), Is.EqualTo(Expected($"output-{id}.txt")));
            }
        });

        string Expected(string name) =>
            File.ReadAllText(Corpus.Find("runs", "expected", name)).Replace("<DIR>", Project.UserHome, StringComparison.Ordinal);
    }

    [Test]
    public void Runs_of_the_original_compare_as_there()
    {
        var folder = Unpack();
        // Columns are those of the project's Guild file, which the original found where the runs say.
        foreach (var opref in Directory.GetFiles(Path.Combine(Project.Home, "runs"), "opref", SearchOption.AllDirectories))
            File.WriteAllText(opref, File.ReadAllText(opref).Replace("/home/ada", Project.UserHome, StringComparison.Ordinal));

        Assert.That(Ask(folder, "compare", "--csv", "-"), Is.EqualTo(File.ReadAllText(Corpus.Find("runs", "expected", "compare.csv"))));
    }

    [Test]
    public void Times_are_shown_in_the_users_zone()
    {
        var folder = Unpack();
        var here = Started().Match(Ask(folder, "runs", "-a")).Value;

        Project.WithVariable("TZ", "Asia/Tokyo");

        Assert.That(DateTime.Parse(Started().Match(Ask(folder, "runs", "-a")).Value), Is.EqualTo(DateTime.Parse(here).AddHours(9)));
    }

    [Test]
    public void Every_run_of_the_original_that_ended_can_be_started_again_or_says_why_not()
    {
        var folder = Unpack();
        var runs = JsonDocument.Parse(Ask(folder, "runs", "list", "-a", "--json")).RootElement.EnumerateArray().Select(r => r.GetProperty("id").GetString()!).ToList();
        Assert.That(runs, Is.Not.Empty);

        foreach (var id in runs)
        {
            var result = Project.GuildIn(folder, null, "run", "--restart", id, "-y", "--print-cmd");

            Assert.That(result.Error, Does.Not.Contain("   at ").And.Not.Contain("internal error"), result.ToString);
            Assert.That(result.ExitCode == 0 ? result.Out : result.Error, Does.Match(result.ExitCode == 0 ? "\\S" : "^(WARNING: .*\n)*guild: "), id);
        }
    }

    [TestCase("operations")]
    [TestCase("models")]
    [TestCase("default", "run", "--help-op")]
    public void Guild_files_are_read_as_the_original_reads_them(string answer, params string[] command)
    {
        var files = Directory.GetFiles(Corpus.Find("guildfiles"), "*.expected.json").Order(StringComparer.Ordinal).Where((_, i) => i % 9 == 0).ToList();
        Assert.That(files, Is.Not.Empty);
        foreach (var file in files)
        {
            using var expected = JsonDocument.Parse(File.ReadAllText(file));
            if (!expected.RootElement.TryGetProperty(answer, out var wanted) || wanted.GetProperty("rc").GetInt32() != 0)
                continue;
            File.Copy(file.Replace(".expected.json", ".yml", StringComparison.Ordinal), Path.Combine(Project.Folder, "guild.yml"), overwrite: true);

            var result = Project.GuildOk(command.Length > 0 ? command : [answer]);

            Assert.That(Words(result.Out), Is.EqualTo(Words(wanted.GetProperty("stdout").GetString()!)), Path.GetFileName(file));
        }
    }

    private string Unpack()
    {
        Run("tar", "-xzf", Corpus.Find("runs", "home-ada.tar.gz"), "-C", Project.UserHome);
        Project.WithVariable("GUILD_HOME", Project.Home);
        return Directory.CreateDirectory(Path.Combine(Project.UserHome, "elsewhere")).FullName;
    }

    private string Ask(string folder, params string[] arguments)
    {
        var result = Project.GuildIn(folder, null, arguments);
        Assert.That(result.ExitCode, Is.Zero, result.ToString);
        return result.Out;
    }

    private void Run(string program, params string[] arguments) =>
        Assert.That(Tool.Run(program, arguments, Project.Folder, Project.AllVariables).ExitCode, Is.Zero, program);

    private string Words(string text) =>
        string.Join(' ', text.Replace("<PROJECT>", Project.Folder, StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("- ", "-", StringComparison.Ordinal);

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")]
    private static partial Regex Started();
}
