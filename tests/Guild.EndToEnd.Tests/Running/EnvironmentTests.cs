using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Running;

/// <summary>The environment that a program sees (runs.md 5.1), and what of it is recorded.</summary>
public sealed class EnvironmentTests : ProjectTest
{
    private const string GuildFile = """
        - model: net
          operations:
            work:
              exec: env
              flags:
                batch-size: 128
                yes-flag: yes
                no-flag: no
                none: null
                small: 1.0e-07
                text: a b
                list: {default: '1 2', arg-split: yes}
                coded: {default: yes, env-encoding: {yes: T}}
                own: {default: 5, env-name: MY_OWN}
              env:
                GREETING: hello ${text}
                RATE: ${small}
                SURE: ${yes-flag}
                MIXED: p-${yes-flag}
                DB_PASSWORD: pw1
                MY_API_TOKEN: tk1
                DEEP_SECRET_X: sc1
                AWS_ACCESS_KEY: ky1
                PLAIN: 'on'
                LISTED: li1
              env-secrets: [LISTED]
        """;

    [Test]
    public void The_program_sees_what_a_run_consists_of()
    {
        Project.With("guild.yml", GuildFile).WithVariable("INHERITED", "from outside").WithVariable("_", "/bin/x");

        var seen = Seen(Project.GuildOk("run", "net:work", "-y").Out);
        var run = Project.OnlyRun;

        Assert.Multiple(() =>
        {
            Assert.That(seen["CMD_DIR"], Is.EqualTo(Project.Folder));
            Assert.That(seen["RUN_DIR"], Is.EqualTo(run));
            Assert.That(seen["RUN_ID"], Is.EqualTo(Path.GetFileName(run)));
            Assert.That(seen["GUILD_HOME"], Is.EqualTo(Project.Home));
            Assert.That(seen["GUILD_OP"], Is.EqualTo("net:work"));
            Assert.That(seen["GUILD_PLUGINS"], Is.EqualTo("exec"));
            Assert.That(seen["GUILD_SOURCECODE"], Is.EqualTo("."));
            Assert.That(seen["LOG_LEVEL"], Is.EqualTo("20"));
            Assert.That(seen["PROJECT_DIR"], Is.EqualTo(Project.Folder));
            Assert.That(seen["MODEL_DIR"], Is.EqualTo(Project.Folder));
            Assert.That(seen["FLAG_BATCH_SIZE"], Is.EqualTo("128"));
            Assert.That(seen["FLAG_YES_FLAG"], Is.EqualTo("1"));
            Assert.That(seen["FLAG_NO_FLAG"], Is.Empty);
            Assert.That(seen["FLAG_NONE"], Is.Empty);
            Assert.That(seen["FLAG_SMALL"], Is.EqualTo("1e-07"));
            Assert.That(seen["FLAG_TEXT"], Is.EqualTo("a b"));
            Assert.That(seen["FLAG_LIST"], Is.EqualTo("1 2"));
            Assert.That(seen["FLAG_CODED"], Is.EqualTo("T"));
            Assert.That(seen["MY_OWN"], Is.EqualTo("5"));
            Assert.That(seen, Does.Not.ContainKey("FLAG_OWN"));
            Assert.That(seen["GREETING"], Is.EqualTo("hello a b"));
            Assert.That(seen["RATE"], Is.EqualTo("1e-07"));
            Assert.That(seen["SURE"], Is.EqualTo("1"));
            Assert.That(seen["MIXED"], Is.EqualTo("p-true"));
            Assert.That(seen["PLAIN"], Is.EqualTo("on"));
            Assert.That(seen["INHERITED"], Is.EqualTo("from outside"));
            Assert.That(seen.GetValueOrDefault("_"), Is.Not.EqualTo("/bin/x"));
            Assert.That(seen, Does.Not.ContainKey("FLAGS_DEST"));
            Assert.That(seen, Does.Not.ContainKey("PYTHONPATH"));
        });
    }

    [Test]
    public void Secrets_reach_the_program_but_not_its_record()
    {
        Project.With("guild.yml", GuildFile).WithVariable("OUTER_TOKEN", "ot1").WithVariable("HTTPS_PROXY", "http://me:hidden@proxy:1");

        var seen = Seen(Project.GuildOk("run", "net:work", "-y").Out);
        var recorded = Project.Attribute("env");

        foreach (var (name, value) in new[] { ("DB_PASSWORD", "pw1"), ("MY_API_TOKEN", "tk1"), ("DEEP_SECRET_X", "sc1"), ("AWS_ACCESS_KEY", "ky1"), ("LISTED", "li1"), ("OUTER_TOKEN", "ot1") })
        {
            Assert.That(seen[name], Is.EqualTo(value));
            Assert.That(recorded, Does.Not.Contain(value), name);
        }

        Assert.That(recorded, Does.Not.Contain("hidden"));
        Assert.That(recorded, Does.Contain("GREETING: hello a b\n").And.Contain("FLAG_BATCH_SIZE: '128'\n").And.Contain("RUN_ID: "));
    }

    [Test]
    public void A_staged_run_keeps_no_secrets_in_its_environment_file()
    {
        Project.With("guild.yml", GuildFile).GuildOk("run", "net:work", "--stage", "-y");
        var file = Path.Combine(Project.OnlyRun, ".guild", "ENV");

        Assert.That(File.ReadAllText(file), Does.Not.Contain("pw1").And.Contain("export GREETING='hello a b'\n"));
        Assert.That(Tool.Run("/usr/bin/stat", ["-c", "%a", file], "/", Project.AllVariables).Out, Is.EqualTo("600\n"));
        Assert.That(Seen(Project.GuildOk("run", "--start", "1", "-y").Out)["DB_PASSWORD"], Is.EqualTo("pw1"));
    }

    [Test]
    public void A_restarted_run_has_its_secrets_again()
    {
        Project.With("guild.yml", GuildFile).GuildOk("run", "net:work", "-y");

        Assert.That(Seen(Project.GuildOk("run", "--restart", "1", "-y").Out)["DB_PASSWORD"], Is.EqualTo("pw1"));
    }

    [Test]
    public void A_restarted_run_without_its_Guild_file_takes_secrets_from_the_environment()
    {
        Project.With("guild.yml", GuildFile).GuildOk("run", "net:work", "-y");
        File.Delete(Path.Combine(Project.Folder, "guild.yml"));

        Assert.That(Seen(Project.WithVariable("DB_PASSWORD", "outer").GuildOk("run", "--restart", "1", "-y").Out)["DB_PASSWORD"], Is.EqualTo("outer"));
    }

    [Test]
    public void No_secret_is_left_anywhere_in_the_run()
    {
        Project.With("guild.yml", GuildFile).GuildOk("run", "net:work", "-y", "--no-capture");
        File.Delete(Path.Combine(Project.OnlyRun, "guild.yml"));

        foreach (var file in Directory.GetFiles(Project.OnlyRun, "*", SearchOption.AllDirectories))
            Assert.That(File.ReadAllText(file), Does.Not.Contain("pw1").And.Not.Contain("ky1").And.Not.Contain("li1"), file);
    }

    [Test]
    public void The_folder_of_the_command_is_where_it_was_typed()
    {
        Project.With("guild.yml", "work: {exec: env}\n").With("elsewhere/x.txt", "");

        var result = Project.GuildIn(Path.Combine(Project.Folder, "elsewhere"), null, "-C", "..", "run", "work", "-y");

        Assert.That(Seen(result.Out)["CMD_DIR"], Is.EqualTo(Path.Combine(Project.Folder, "elsewhere")));
        Assert.That(Seen(result.Out)["PROJECT_DIR"], Is.EqualTo(Project.Folder));
    }

    [Test]
    public void A_relative_home_is_made_absolute_for_the_program()
    {
        Project.With("guild.yml", "work: {exec: env}\n");
        Directory.CreateDirectory(Path.Combine(Project.Folder, "myhome"));

        var seen = Seen(Project.GuildOk("-H", "myhome", "run", "work", "-y").Out);

        Assert.That(seen["GUILD_HOME"], Is.EqualTo(Path.Combine(Project.Folder, "myhome")));
        Assert.That(seen["RUN_DIR"], Does.StartWith(Path.Combine(Project.Folder, "myhome", "runs")));
        Assert.That(Directory.GetDirectories(seen["RUN_DIR"]).Select(Path.GetFileName), Is.EqualTo(new[] { ".guild" }), "no copy of the home");
    }

    [Test]
    public void A_log_level_of_the_user_is_passed_on() =>
        Assert.That(
            Seen(Project.With("guild.yml", "work: {exec: env}\n").WithVariable("LOG_LEVEL", "30").GuildOk("run", "work", "-y").Out)["LOG_LEVEL"],
            Is.EqualTo("30"));

    [TestCase("args", "FLAGS_DEST=args")]
    [TestCase("globals", "FLAGS_DEST=globals")]
    public void A_Python_program_finds_its_source_first(string dest, string variable)
    {
        Project.With("guild.yml", $"work: {{main: work, flags-import: no, flags-dest: {dest}, env: {{PYTHONPATH: first}}}}\n")
            .With("work.py", "import os, sys\nfor n, v in os.environ.items(): print(f'{n}={v}')\nprint('path0=' + sys.path[0])\n")
            .WithVariable("PYTHONPATH", "/opt/lib");

        var output = Project.GuildOk("run", "work", "-y").Out;

        Assert.That(output, Does.Contain(variable + "\n"));
        Assert.That(Seen(output)["PYTHONPATH"], Is.EqualTo("first:.:/opt/lib"));
    }

    [TestCase("main: work, flags-import: no", "first:second:.:/opt/lib")]
    [TestCase("exec: python3 ../../../../proj/work.py", "first:second")]
    public void What_an_operation_adds_to_the_module_path_is_there_at_each_start(string program, string expected)
    {
        Project.With("guild.yml", $"work: {{{program}, env: {{PYTHONPATH: 'first:second'}}}}\n")
            .With("work.py", "import os\nprint('PYTHONPATH=' + os.environ['PYTHONPATH'])\n")
            .WithVariable("PYTHONPATH", "/opt/lib");
        Project.GuildOk("run", "work", "-y");

        foreach (var again in new[] { "--restart", "--proto" })
            Assert.That(Seen(Project.GuildOk("run", again, "1", "-y").Out)["PYTHONPATH"], Is.EqualTo(expected), again);
        Project.GuildOk("run", "work", "--stage", "-y");
        Assert.That(Seen(Project.GuildOk("run", "--start", "1", "-y").Out)["PYTHONPATH"], Is.EqualTo(expected), "staged");
    }

    [Test]
    public void A_reference_to_no_flag_is_said_before_anything_is_made()
    {
        Project.With("guild.yml", "work: {exec: env, env: {A: '${nope}'}}\n");

        Assert.That(Fails("run", "work", "-y").Error, Does.Contain("nope"));
        Assert.That(Project.RunDirectories, Is.Empty);
    }

    private static Dictionary<string, string> Seen(string output)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in output.Split('\n'))
        {
            if (line.IndexOf('=', StringComparison.Ordinal) is > 0 and var at)
                seen[line[..at]] = line[(at + 1)..];
        }

        return seen;
    }
}
