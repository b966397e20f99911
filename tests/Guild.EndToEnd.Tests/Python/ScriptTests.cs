using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Python;

/// <summary>A Python script is run with flags without any Guild file.</summary>
public sealed class ScriptTests : ProjectTest
{
    private const string ArgumentScript = """
        import argparse
        p = argparse.ArgumentParser()
        p.add_argument("--lr", type=float, default=0.1, help="Learning rate")
        p.add_argument("--epochs", type=int, default=3)
        p.add_argument("--opt", choices=["sgd", "adam"], default="sgd")
        p.add_argument("--fast", action="store_true")
        p.add_argument("--layers", nargs="+", type=int, default=[1, 2])
        a = p.parse_args()
        print(a.lr, a.epochs, a.opt, a.fast, a.layers)
        """;

    private const string GlobalScript = """
        lr = 0.1
        name = "abc"
        layers = [1, 2]
        fast = False
        print(repr(lr), repr(name), layers, fast, __name__)
        """;

    [Test]
    public void Flags_of_a_script_with_arguments_reach_it_as_arguments()
    {
        Project.With("train.py", ArgumentScript);

        Assert.That(Project.GuildOk("run", "train.py", "-y").Out, Is.EqualTo("0.1 3 sgd False [1, 2]\n"));
        Assert.That(
            Project.GuildOk("run", "train.py", "lr=0.01", "epochs=5", "opt=adam", "fast=yes", "layers=3 4 5", "-y").Out,
            Is.EqualTo("0.01 5 adam True [3, 4, 5]\n"));
    }

    [Test]
    public void Flags_of_a_script_with_globals_replace_these()
    {
        Project.With("train.py", GlobalScript);

        Assert.That(Project.GuildOk("run", "train.py", "-y").Out, Is.EqualTo("0.1 'abc' [1, 2] False __main__\n"));
        Assert.That(
            Project.GuildOk("run", "train.py", "lr=0.01", "name=x y", "fast=yes", "-y").Out,
            Is.EqualTo("0.01 'x y' [1, 2] True __main__\n"));
    }

    [Test]
    public void The_flags_are_shown_without_running_or_importing_anything()
    {
        Project.With("train.py", "import a_heavy_framework_that_is_not_installed\n" + ArgumentScript + "\nopen('/nonexistent/x', 'w')\n");

        var result = Project.GuildOk("run", "train.py", "--help-op");

        Assert.That(result.Out, Does.StartWith("Usage: guild run [OPTIONS] train.py [FLAG]...\n"));
        Assert.That(result.Out, Does.Contain("  lr      Learning rate (default is 0.1)\n").And.Contain("  epochs  (default is 3)\n"));
        Assert.That(result.Error, Is.Empty);
    }

    [Test]
    public void Shown_once_the_flags_need_no_Python_again()
    {
        Project.With("train.py", ArgumentScript);
        var first = Project.GuildOk("run", "train.py", "--help-op").Out;

        // The wrapper writes down each start.
        Project.WithProgram("python3", "#!/bin/sh\necho started >> \"$(dirname \"$0\")/starts\"\nexec /usr/bin/python3 \"$@\"\n");
        Project.WithVariable("GUILD_PYTHON_EXE", Path.Combine(Project.Folder, "python3"));
        var starts = Path.Combine(Project.Folder, "starts");

        Assert.That(Project.GuildOk("run", "train.py", "--help-op").Out, Is.EqualTo(first));
        Assert.That(File.Exists(starts), Is.False, "Python was started");

        Project.With("train.py", ArgumentScript.Replace("Learning rate", "Rate of learning", StringComparison.Ordinal));
        Assert.That(Project.GuildOk("run", "train.py", "--help-op").Out, Does.Contain("Rate of learning"));
        Assert.That(File.Exists(starts), "the wrapper is what is started");
    }

    [Test]
    public void A_flag_that_the_script_lacks_is_refused()
    {
        Project.With("train.py", GlobalScript);

        Assert.That(Fails("run", "train.py", "lrr=1", "-y").Error, Does.StartWith(
            "guild: unsupported flag 'lrr'\nTry 'guild run train.py --help-op' for a list of flags or use --force-flags to skip this check.\n"));
    }

    [Test]
    public void A_script_in_a_folder_with_blanks_and_other_letters_runs()
    {
        Project.With("мои скрипты/über train.py", "lr = 0.1\nprint('ok', lr, __file__)\n");

        var result = Project.GuildOk("run", "мои скрипты/über train.py", "lr=2", "-y");

        Assert.That(result.Out, Is.EqualTo($"ok 2 {Project.OnlyRun}/über train.py\n").Or.EqualTo($"ok 2 {Project.OnlyRun}/мои скрипты/über train.py\n"));
        Assert.That(Project.GuildOk("runs").Out, Does.Contain("über train.py"));
        Assert.That(Project.GuildOk("ls").Out, Does.Contain("über train.py"));
        Assert.That(Project.GuildOk("run", "--restart", "1", "-y").Out, Is.EqualTo(result.Out));
    }

    [Test]
    public void A_script_that_is_not_there_is_named() =>
        Assert.That(Fails("run", "trian.py", "-y").Error, Does.StartWith("guild: script 'trian.py' does not exist\n"));

    [Test]
    public void A_script_with_a_syntax_error_shows_Pythons_own_message()
    {
        Project.With("train.py", "lr = 0.1\nprint(\n");

        var result = Project.Guild("run", "train.py", "-y");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain("SyntaxError").And.Contain("train.py").And.Contain("line 2"));
    }

    [Test]
    public void A_module_beside_the_script_is_imported_from_the_runs_copy()
    {
        Project.With("train.py", "import mine\nlr = 0.1\nprint(mine.__file__)\n").With("mine.py", "");

        Assert.That(Project.GuildOk("run", "train.py", "-y").Out, Is.EqualTo(Path.Combine(Project.OnlyRun, "mine.py") + "\n"));
    }
}
