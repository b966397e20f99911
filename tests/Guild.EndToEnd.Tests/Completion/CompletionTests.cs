using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Completion;

/// <summary>What shells are told when the user presses Tab, and the scripts by which they ask.</summary>
public sealed class CompletionTests : ProjectTest
{
    private const string GuildFile = """
        - model: mlp
          description: A network.
          operations:
            train:
              description: Train it.
              exec: echo ${opt}
              flags:
                opt: {choices: [sgd, adam], description: Optimizer}
                fast: {type: boolean}
                out: {type: path}
            evaluate: {exec: echo, requires: {operation: train, name: trained}}
            _hidden: {exec: echo}
        - model: rnn
          operations: {train: {exec: echo}}
        """;

    [SetUp]
    public void SetUp() => Project.With("guild.yml", GuildFile);

    [TestCase("", "check", "completion", "run", "runs", "train")]
    [TestCase("ru", "run", "runs")]
    [TestCase("--ve", "--version")]
    [TestCase("runs in", "info")]
    [TestCase("runs info --j", "--json")]
    [TestCase("operations m", "mlp")]
    [TestCase("run mlp:", "mlp:evaluate", "mlp:train", "!!file:*.@(py|ipynb|R|qmd)")]
    [TestCase("run mlp:train ", "fast=", "opt=", "out=", "!!nospace")]
    [TestCase("run mlp:train opt=sgd ", "fast=", "out=", "!!nospace")]
    [TestCase("run mlp:train opt=", "opt=sgd", "opt=adam")]
    [TestCase("run mlp:train fast=t", "fast=true")]
    [TestCase("run mlp:train out=", "!!file:*")]
    [TestCase("run mlp:train --no-", "--no-gpus", "--no-capture")]
    [TestCase("run -d ", "!!dir")]
    [TestCase("-C ", "!!dir")]
    [TestCase("run mlp:train @", "!!file:*.@(csv|json|yml|yaml)")]
    [TestCase("train ", "mlp", "rnn")]
    [TestCase("train m", "mlp")]
    [TestCase("train mlp o", "opt=", "out=", "!!nospace")]
    [TestCase("train mlp opt=a", "opt=adam")]
    [TestCase("completion ", "bash", "zsh", "fish", "powershell")]
    [TestCase("check -t py", "python-args", "python-globals")]
    [TestCase("run mlp:train -o g", "gp", "gbrt")]
    [TestCase("plugins info a", "aliases")]
    [TestCase("nonsense ")]
    [TestCase("run nonsense:x ")]
    public void Each_place_offers_what_it_takes(string typed, params string[] expected)
    {
        // Twice: found out, then from the cache.
        Project.GuildOk("run", "mlp:train", "-y");
        foreach (var time in new[] { "first", "second" })
        {
            var offered = Ask(typed);
            Assert.That(offered, typed.Length == 0 ? Is.SupersetOf(expected) : Is.EqualTo(expected), time);
        }
    }

    [Test]
    public void Runs_are_offered_by_their_ids()
    {
        Project.GuildOk("run", "mlp:train", "-y");
        var id = Path.GetFileName(Project.OnlyRun);

        Assert.That(Ask("runs info " + id[..3]), Is.EqualTo(new[] { id }));
        Assert.That(Ask($"runs info {id} "), Is.Empty, "it is there already");
        Assert.That(Ask("run --proto "), Is.EqualTo(new[] { id }));
        Assert.That(Ask("run mlp:evaluate trained="), Is.EqualTo(new[] { "trained=" + id }));
    }

    [Test]
    public void What_runs_have_is_offered_where_it_is_asked_for()
    {
        Project.With("guild.yml", "make: {exec: 'sh -c \"mkdir -p out; echo 1 > out/a.txt\"'}\n");
        Project.GuildOk("run", "make", "--tag", "best", "-y");

        Assert.That(Ask("runs -Fo m"), Is.EqualTo(new[] { "make" }));
        Assert.That(Ask("compare --tag "), Is.EqualTo(new[] { "best" }));
        Assert.That(Ask("ls -p o"), Is.EqualTo(new[] { "out/", "!!nospace" }));
        Assert.That(Ask("cat --path=out/"), Is.EqualTo(new[] { "--path=out/a.txt" }));
        Assert.That(Ask("select --attr exit"), Is.EqualTo(new[] { "exit_status" }));
    }

    [Test]
    public void A_changed_guild_file_is_seen_at_once()
    {
        Project.GuildOk("run", "mlp:train", "-y");
        Assert.That(Ask("run mlp:train op"), Is.EqualTo(new[] { "opt=", "!!nospace" }));
        Project.With("guild.yml", GuildFile.Replace("opt:", "optimizer:", StringComparison.Ordinal));

        Assert.That(Ask("run mlp:train op"), Is.EqualTo(new[] { "optimizer=", "!!nospace" }));
        Project.With("guild.yml", "broken: [\n");
        Assert.That(Ask("run m"), Is.Empty);
    }

    [TestCase("train ", "mlp", "rnn")]
    [TestCase("run mlp:t", "mlp:train", "!!file:*.@(py|ipynb|R|qmd)")]
    [TestCase("run mlp:train opt=", "opt=sgd", "opt=adam")]
    public void What_was_found_out_once_is_not_read_again(string typed, params string[] expected)
    {
        Project.GuildOk("run", "mlp:train", "-y");
        Assert.That(Ask(typed), Is.EqualTo(expected));

        // Whoever read the file now would find nothing in it: its size and time are as before.
        var file = Path.Combine(Project.Folder, "guild.yml");
        var (length, time) = (new FileInfo(file).Length, File.GetLastWriteTimeUtc(file));
        File.WriteAllText(file, new string('#', (int)length));
        File.SetLastWriteTimeUtc(file, time);

        Assert.That(Ask(typed), Is.EqualTo(expected));
    }

    [Test]
    public void Changed_files_that_a_guild_file_is_made_of_are_seen_at_once()
    {
        Project.With("guild.yml", "- include: nets.yml\n").With("nets.yml", "- model: cnn\n  operations: {train: {exec: echo, flags: {lr: 1}}}\n");
        Project.GuildOk("run", "cnn:train", "-y");
        Assert.That(Ask("run cnn:train "), Is.EqualTo(new[] { "lr=", "!!nospace" }));
        Assert.That(Ask("train "), Is.EqualTo(new[] { "cnn", "lr=", "!!nospace" }));

        Project.With("nets.yml", "- model: rnn\n  operations: {train: {exec: echo, flags: {rate: 1}}}\n");

        Assert.That(Ask("run cnn:train "), Is.Empty);
        Assert.That(Ask("train "), Is.EqualTo(new[] { "rnn", "rate=", "!!nospace" }));
    }

    [Test]
    public void Options_and_choices_of_an_installed_plugins_command_are_offered_until_it_is_removed()
    {
        Project.GuildOk("run", "mlp:train", "-y");
        Assert.That(Ask("nig"), Is.Empty);
        Project.GuildOk("plugins", "install", Packages.PluginPackages.Built("good"));

        Assert.That(Ask("nig"), Is.EqualTo(new[] { "nightly" }));
        Assert.That(Ask("nightly --no"), Does.Contain("--nodes"));
        Assert.That(Ask("nightly --queue "), Is.EqualTo(new[] { "short", "long" }));
        Assert.That(Ask("nightly --queue=s"), Is.EqualTo(new[] { "--queue=short" }));
        Project.GuildOk("plugins", "uninstall", "good");
        Assert.That(Ask("nig"), Is.Empty);
    }

    [Test]
    public void Shells_that_show_help_get_it_behind_a_tab()
    {
        Project.WithVariable("_GUILD_COMPLETE", "fish");

        Assert.That(Project.Guild("run", "mlp:t").Out, Does.StartWith("mlp:train\tTrain it.\n"));
    }

    [TestCase("guild run mlp:tr", "train")]
    [TestCase("guild run mlp:train op", "opt=")]
    [TestCase("guild run mlp:train opt=", "sgd adam")]
    [TestCase("guild run mlp:train opt=ad", "adam")]
    [TestCase("guild tra", "train")]
    [TestCase("guild -C ", "sub")]
    [TestCase("guild run scr", "script.py")]
    [TestCase("guild run mlp:train @ba", "@batch.csv")]
    [TestCase("guild run mlp:train out=su", "sub")]
    public void Bash_completes_with_the_script(string line, string expected)
    {
        if (!File.Exists("/usr/bin/bash"))
            Assert.Ignore("there is no bash here");
        Project.With("script.py", "").With("sub/file", "").With("batch.csv", "").With("bargain.txt", "");
        // As bash itself takes the words apart.
        var words = line.Replace(":", " : ", StringComparison.Ordinal).Replace("=", " = ", StringComparison.Ordinal).Replace("@", "@ ", StringComparison.Ordinal).TrimEnd();
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (line.EndsWith(' '))
            parts.Add("");
        var script = $"""
            source <(guild completion bash)
            COMP_LINE='{line}' COMP_POINT={line.Length} COMP_WORDS=({string.Join(' ', parts.Select(p => $"'{p}'"))}) COMP_CWORD={parts.Count - 1}
            _guild_completion 2>/dev/null
            echo "$COMPREPLY_ALL$(IFS=' '; echo "{"${COMPREPLY[*]}"}")"
            """;
        var variables = new Dictionary<string, string?>(Project.AllVariables) { ["PATH"] = Path.GetDirectoryName(Tool.Path) + ":" + Environment.GetEnvironmentVariable("PATH") };

        var result = Tool.Run("/usr/bin/bash", ["--norc", "-c", script], Project.Folder, variables);

        Assert.That(result.Out, Is.EqualTo(expected + "\n"), result.ToString);
    }

    [Test]
    public void The_script_is_installed_once_with_a_backup_of_what_was_there()
    {
        var init = Path.Combine(Project.UserHome, ".bashrc");
        File.WriteAllText(init, "alias x=y\n");

        var first = Project.GuildOk("completion", "-s", "bash", "-i");
        var second = Project.GuildOk("completion", "-s", "bash", "-i");

        const string Line = "[ -s ~/.guild/bash_completion ] && . ~/.guild/bash_completion  # Enable completion for guild";
        Assert.That(first.Out, Is.EqualTo("Guild command completion is installed - changes will take effect the next time you open a terminal session\n"));
        Assert.That(first.Error, Is.EqualTo("Writing completion script to ~/.guild/bash_completion\nBacking up ~/.bashrc to ~/.bashrc.guild-backup.1\nUpdating ~/.bashrc to support Guild command completion\n"));
        Assert.That(File.ReadAllText(init), Is.EqualTo("alias x=y\n\n" + Line + "\n"));
        Assert.That(File.ReadAllText(init + ".guild-backup.1"), Is.EqualTo("alias x=y\n"));
        Assert.That(second.Error, Does.EndWith($"Guild completion is already installed in ~/.bashrc (line 3):\n  {Line}\n"));
        Assert.That(File.ReadAllText(Path.Combine(Project.UserHome, ".guild", "bash_completion")), Does.StartWith("#-*-shell-script-*-\n"));
    }

    [Test]
    public void A_shell_that_is_not_known_is_an_error()
    {
        var wrong = Project.Guild("completion", "-s", "nosh");
        Assert.That(wrong.ExitCode, Is.EqualTo(2));
        Assert.That(wrong.Error, Does.Contain("Invalid value for '-s' / '--shell': 'nosh' is not one of 'bash', 'zsh', 'fish'"));
        Project.WithVariable("SHELL", "/bin/x");
        Assert.That(Fails("completion").Error, Does.Contain("guild: unsupported shell: x"));
        Project.WithVariable("SHELL", "/usr/bin/fish");
        Assert.That(Project.GuildOk("completion").Out, Does.Contain("complete -c guild"));
        Assert.That(Project.GuildOk("completion", "powershell").Out, Does.Contain("Register-ArgumentCompleter"));
    }

    private string[] Ask(string typed)
    {
        Project.WithVariable("_GUILD_COMPLETE", "bash");
        try
        {
            return Project.Guild(typed.Split(' ')).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            Project.WithVariable("_GUILD_COMPLETE", null);
        }
    }
}
