using System.Text;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests;

/// <summary>Every bad input gets one clear message, the documented exit code, and no stack trace.</summary>
public sealed class BadInputTests
{
    private Project project = null!;

    [SetUp]
    public void SetUp() => project = new Project();

    [TearDown]
    public void TearDown() => project.Dispose();

    [Test]
    public void Without_a_Guild_file_run_says_what_to_do()
    {
        var result = Fails("run");

        Assert.That(result.Error, Does.StartWith("guild: cannot find a default operation\nTry 'guild operations' for a list."));
        Assert.That(result.Error, Does.Contain(" fix: there is no Guild file here: write a guild.yml").And.Contain("guild run train.py"));
    }

    [Test]
    public void A_mistyped_help_is_known_for_what_it_is() =>
        Assert.That(project.Guild("run", "--hlep").Error, Does.StartWith("guild: unrecognized option '--hlep' (did you mean --help?)\n"));

    [Test]
    public void Inside_a_run_directory_the_runs_are_still_found()
    {
        project.With("guild.yml", "go: {exec: echo hi}\n").GuildOk("run", "go", "-y");

        Assert.That(project.GuildIn(project.OnlyRun, null, "runs").Out, Does.Contain("  completed"));
    }

    [Test]
    public void An_empty_Guild_file_defines_nothing()
    {
        project.With("guild.yml", "");

        Assert.That(project.GuildOk("operations").Out, Is.Empty);
        Assert.That(Fails("run", "train").Error, Does.Contain("train"));
    }

    [Test]
    public void A_Guild_file_that_is_not_UTF8_is_named()
    {
        File.WriteAllBytes(Path.Combine(project.Folder, "guild.yml"), [.. "train: {description: caf"u8, 0xE9, .. "}\n"u8]);

        Assert.That(Fails("operations").Error, Does.Contain("guild.yml").And.Contain("UTF-8"));
    }

    [Test]
    public void A_binary_Guild_file_is_named()
    {
        File.WriteAllBytes(Path.Combine(project.Folder, "guild.yml"), [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7))]);

        Assert.That(Fails("operations").Error, Does.Contain("guild.yml"));
    }

    [Test]
    public void A_Guild_file_of_ten_megabytes_is_read_or_refused_in_one_message()
    {
        var text = new StringBuilder("train: {main: train}\n");
        while (text.Length < 10 * 1024 * 1024)
            text.Append("# ").Append('x', 1000).Append('\n');
        project.With("guild.yml", text.ToString());

        var result = project.Guild("operations");

        Assert.That(result.Error, Does.Not.Contain("   at "));
        Assert.That(result.ExitCode == 0 ? result.Out : result.Error, Does.Contain(result.ExitCode == 0 ? "train" : "guild.yml"));
    }

    [Test]
    public void A_deeply_nested_Guild_file_is_refused()
    {
        project.With("guild.yml", "a: " + new string('[', 20_000) + new string(']', 20_000));

        Assert.That(Fails("operations").Error, Does.Contain("guild.yml").And.Contain("nest"));
    }

    [Test]
    public void A_YAML_syntax_error_shows_line_column_and_a_caret()
    {
        project.With("guild.yml", "train:\n  main: train\n  flags: {lr: 0.1\n");

        var result = Fails("operations");

        Assert.That(result.Error, Does.Contain("line ").And.Contain("column "));
        Assert.That(result.Error, Does.Match(@" --> guild\.yml:\d+:\d+\n \d+ \| "));
        Assert.That(result.Error, Does.Contain("^"));
    }

    [Test]
    public void An_unknown_attribute_offers_the_nearest_valid_name()
    {
        project.With("guild.yml", "train:\n  main: train\n  flag:\n    lr: 0.1\n");

        var result = project.Guild("check");

        Assert.That(result.Error + result.Out, Does.Contain("guild.yml:3:3").And.Contain("'flags'"));
    }

    [Test]
    public void A_value_of_the_wrong_type_is_shown_where_it_stands()
    {
        project.With("guild.yml", "train:\n  main: train\n  flags: [lr]\n");

        var result = Fails("operations");

        Assert.That(result.Error, Does.Contain("invalid flags value ['lr']: expected a mapping"));
        Assert.That(result.Error, Does.Contain("guild.yml:3:"));
    }

    [Test]
    public void All_problems_of_a_file_are_reported_at_once()
    {
        project.With("guild.yml", "- model: a\n  operations:\n    x: {flags: 1}\n    y: {steps: foo}\n- model: a\n- foo: 1\n");

        var result = Fails("operations");

        Assert.That(result.Error, Does.Contain("invalid flags value 1").And.Contain("invalid steps data 'foo'")
            .And.Contain("duplicate model 'a'").And.Contain("missing required type"));
    }

    [Test]
    public void An_unknown_operation_lists_what_there_is()
    {
        project.With("guild.yml", "- model: net\n  operations: {train: {exec: echo}, evaluate: {exec: echo}}\n");

        var result = Fails("run", "trian", "-y");

        Assert.That(result.Error, Does.StartWith("guild: operation 'trian' is not defined for model 'net'\nTry 'guild operations net' for a list of available operations."));
        Assert.That(result.Error, Does.Contain("fix: did you mean 'net:train'?"));
    }

    [Test]
    public void An_unknown_model_is_named() =>
        Assert.That(
            project.With("guild.yml", "- model: net\n  operations: {train: {exec: echo}}\n").Guild("run", "nte:train", "-y").Error,
            Does.StartWith("guild: cannot find operation nte:train\nTry 'guild operations' for a list of available operations."));

    [Test]
    public void An_ambiguous_model_lists_the_matches()
    {
        project.With("guild.yml", "- model: cnn\n  operations: {train: {exec: echo}}\n- model: rnn\n  operations: {train: {exec: echo}}\n");

        Assert.That(Fails("run", "n:train", "-y").Error, Does.StartWith(
            "guild: there are multiple models that match 'n'\nTry specifying one of the following:\n  cnn\n  rnn\n"));
    }

    [Test]
    public void An_unknown_flag_names_the_way_to_the_list()
    {
        WithFlags();

        var result = Fails("run", "train", "epohcs=3", "-y");

        Assert.That(result.Error, Does.StartWith(
            "guild: unsupported flag 'epohcs'\nTry 'guild run train --help-op' for a list of flags or use --force-flags to skip this check.\n"));
        Assert.That(result.Error, Does.Contain("'epochs'"));
    }

    [Test]
    public void A_missing_required_flag_is_named()
    {
        WithFlags();

        Assert.That(Fails("run", "train", "split=", "-y").Error, Does.StartWith(
            "Operation requires the following missing flags:\n\n  split  Which split\n\nRun the command again with these flags or try 'guild run train --help-op' for help.\n"));
    }

    [TestCase("opt=foo", "Unsupported value for 'opt' - supported values are:\n\n  sgd   \n  adam  \n\nRun the command again using one of these options.\n")]
    [TestCase("epochs=abc", "guild: invalid value abc for epochs: invalid value for type 'int'\n")]
    [TestCase("epochs=1.5", "guild: invalid value 1.5 for epochs: invalid value for type 'int'\n")]
    [TestCase("epochs=11", "guild: invalid value 11 for epochs: out of range (greater than max 10)\n")]
    [TestCase("epochs=0", "guild: invalid value 0 for epochs: out of range (less than min 1)\n")]
    public void A_value_that_is_not_allowed_is_refused_before_anything_happens(string argument, string message)
    {
        WithFlags();

        Assert.That(Fails("run", "train", argument, "-y").Error, Does.StartWith(message));
        Assert.That(project.RunDirectories, Is.Empty);
    }

    [Test]
    public void An_argument_that_is_no_flag_says_what_was_expected()
    {
        WithFlags();

        Assert.That(Fails("run", "train", "foo", "-y").Error, Does.StartWith("guild: invalid argument(s):\nfoo\nexpected NAME=VAL\n"));
    }

    [Test]
    public void A_main_module_that_does_not_exist_is_named()
    {
        project.With("guild.yml", "train: {main: nosuch, flags-import: no}\n");

        Assert.That(Fails("run", "train", "-y").Error, Does.Contain("guild: No module named nosuch"));
    }

    [Test]
    public void A_missing_program_of_an_exec_operation_is_named()
    {
        project.With("guild.yml", "go: {exec: no-such-program --x}\n");

        Assert.That(Fails("run", "go", "-y").Error, Does.Contain("error running go: [Errno 2] No such file or directory: 'no-such-program'"));
        Assert.That(project.GuildOk("runs").Out, Does.Contain("error"));
    }

    [TestCase("./run.sh", "fix: make './run.sh' executable (chmod +x)")]
    [TestCase("./sub", "fix: it is a directory: name a program")]
    [TestCase("./old", "fix: install what its first line names behind '#!', or correct that line")]
    public void A_program_that_cannot_be_started_says_why(string program, string remedy)
    {
        project.With("guild.yml", $"go: {{exec: {program}}}\n").With("run.sh", "echo hi\n").With("sub/x.sh", "").WithProgram("old", "#!/nonexistent/sh\n");

        Assert.That(Fails("run", "go", "-y").Error, Does.StartWith("guild: error running go: [Errno ").And.Contain(remedy));
        Assert.That(project.GuildOk("runs").Out, Does.Contain("  error"));
    }

    [Test]
    public void A_missing_python_is_named_with_the_remedy()
    {
        project.With("guild.yml", "train: {main: train, flags-import: no}\n").With("train.py", "print(1)\n")
            .WithVariable("GUILD_PYTHON_EXE", null).WithVariable("PATH", "/nonexistent");

        Assert.That(Fails("run", "train", "-y").Error, Does.Contain("python3").And.Contain("fix:"));
    }

    [Test]
    public void A_missing_resource_says_what_was_tried()
    {
        project.With("guild.yml", "train:\n  exec: echo hi\n  requires:\n    - file: nofile.txt\n");

        var result = Fails("run", "train", "-y");

        Assert.That(result.Error, Does.Contain(
            "guild: run failed because a dependency was not met: could not resolve 'file:nofile.txt' in file:nofile.txt resource: cannot find source file 'nofile.txt'\n"));
        Assert.That(result.Error, Does.Contain("guild.yml:4:"));
        Assert.That(project.GuildOk("runs").Out, Does.Contain("error"));
    }

    [Test]
    public void A_resource_with_the_wrong_digest_names_both_digests()
    {
        project.With("guild.yml", "train:\n  exec: echo hi\n  requires:\n    - file: data.txt\n      sha256: abc\n").With("data.txt", "hello\n");

        Assert.That(Fails("run", "train", "-y").Error, Does.Contain(
            "has an unexpected sha256 (expected abc but got 5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03)"));
    }

    [Test]
    public void An_unknown_command_offers_the_nearest()
    {
        var result = project.Guild("trian");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.StartWith("guild: No such command 'trian'.\nTry 'guild --help' for more information.\n").And.Contain("'train'"));
    }

    [Test]
    public void An_unknown_option_offers_the_nearest()
    {
        var result = project.Guild("run", "--gpu", "0");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Is.EqualTo("guild: unrecognized option '--gpu' (did you mean --gpus?)\nTry 'guild run --help' for more information.\n"));
    }

    [TestCase("-C")]
    [TestCase("-H")]
    public void A_directory_that_does_not_exist_is_named(string option) =>
        Assert.That(Fails(option, "/nope", "operations").Error, Does.StartWith("guild: directory '/nope' does not exist\n"));

    [Test]
    public void A_prompt_without_input_says_how_to_skip_it()
    {
        project.With("guild.yml", "go: {exec: echo hi}\n");

        var result = project.GuildWithInput("", "run", "go");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain("guild: aborted (no input; use --yes to skip this prompt)"));
    }

    private void WithFlags() => project.With("guild.yml", """
        train:
          exec: echo ${flag_args}
          flags:
            epochs: {type: int, default: 3, min: 1, max: 10}
            opt: {choices: [sgd, adam], default: sgd}
            split: {description: Which split, required: yes, default: test}
        """);

    private ToolResult Fails(params string[] arguments)
    {
        var result = project.Guild(arguments);
        Assert.That(result.ExitCode, Is.EqualTo(1), result.ToString);
        Assert.That(result.Error, Does.Not.Contain("   at ").And.Not.Contain("Exception"), result.ToString);
        return result;
    }
}
