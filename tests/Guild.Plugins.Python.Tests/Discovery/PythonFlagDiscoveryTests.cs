namespace Guild.Plugins.Python.Tests.Discovery;

public class PythonFlagDiscoveryTests : DiscoveryFixture
{
    [TestCase("import argparse", "args")]
    [TestCase("import argparse as ap, os", "args")]
    [TestCase("from argparse import ArgumentParser", "args")]
    [TestCase("def f():\n    import argparse", "args")]
    [TestCase("import click", "args:click")]
    [TestCase("from click import command", "args:click")]
    [TestCase("import click, argparse", "args")]
    [TestCase("import absl", "globals")]
    [TestCase("", "globals")]
    [TestCase("'import argparse'", "globals")]
    public async Task The_destination_follows_from_what_the_program_imports(string source, string expected) =>
        Assert.That((await Discover(source + "\n")).Destination, Is.EqualTo(expected));

    [Test]
    public async Task A_declared_destination_stays()
    {
        var found = await Discover("import argparse\nlr = 1\n", destination: "globals");

        Assert.That(found.Destination, Is.EqualTo("globals"));
        Assert.That(Lines(found), Is.EqualTo((string[])["lr {default: 1, type: number}"]));
    }

    [TestCase("none")]
    [TestCase("config:c.yml")]
    public async Task A_destination_that_is_no_matter_of_source_starts_no_interpreter(string destination)
    {
        var found = await Discover("lr = 1\n", destination: destination);

        Assert.That(found.Flags, Is.Empty);
        Assert.That(Project.Runner.Calls, Is.Empty);
    }

    [Test]
    public async Task Nothing_of_the_program_runs()
    {
        Project.Write("sitecustomize.py", "raise SystemExit('site')\n");

        var found = await Discover("""
            import argparse, os
            os.remove(__file__)
            open("made", "w").close()
            p = argparse.ArgumentParser()
            p.add_argument("--a", default=open("made2", "w"))
            p.parse_args()
            """);

        Assert.That(found.Flags, Has.One.Items);
        Assert.That(Directory.GetFileSystemEntries(Project.Source).Select(Path.GetFileName), Is.EquivalentTo((string[])["train.py", "sitecustomize.py"]));
    }

    [Test]
    public async Task A_missing_module_is_a_warning()
    {
        var found = await Discover(Request("src/nomod"));

        Assert.That(found.Warnings, Is.EqualTo((string[])["cannot import flags from src/nomod: No module named src/nomod"]));
    }

    [Test]
    public async Task A_syntax_error_is_shown_with_its_line()
    {
        var found = await Discover("x = (\n  1 +* 2)\n");

        Assert.That(found.Warnings, Is.EqualTo((string[])
        [
            """
            cannot import flags from ./train.py: invalid syntax on line 2
                1 +* 2)
                   ^
            """,
        ]));
        Assert.That(found.FilesRead, Has.One.Items, "the next try is due when the file changes");
    }

    [TestCase("x = '\0'\n")]
    [TestCase("x = '\uffff'\n# -*- coding: nonsense -*-\n")]
    [TestCase("# -*- coding: nonsense -*-\n")]
    public async Task A_file_that_is_no_source_is_at_most_a_warning(string text)
    {
        var found = await Discover(text);

        Assert.That(found.Warnings.Count, Is.LessThanOrEqualTo(1));
    }

    [Test]
    public async Task A_script_is_read_by_its_path()
    {
        var file = Project.Write("sub/run.py", "lr = 0.1\n");

        var found = await Discover(Request() with { Attribute = "script", Words = [file] });

        Assert.That(Lines(found), Is.EqualTo((string[])["lr {default: 0.1, type: number}"]));
        Assert.That(found.ProgramFile, Is.EqualTo(file));
    }

    [Test]
    public async Task The_module_that_does_nothing_takes_globals_and_has_none()
    {
        var found = await Discover(Request("guild.pass"));

        Assert.That(found.Destination, Is.EqualTo("globals"));
        Assert.That(found.Flags, Is.Empty);
        Assert.That(found.Warnings, Is.Empty);
    }

    [Test]
    public async Task Without_Python_there_is_one_warning()
    {
        Project.Write("train.py", "lr = 1\n");

        var found = await Discover(Request() with { Environment = new Dictionary<string, string> { ["PATH"] = "/nowhere" } });

        Assert.That(found.Warnings, Is.EqualTo((string[])["cannot import flags from train: python3 not found"]));
    }

    [TestCase("while True:\n    pass\n")]
    [TestCase("def f():\n    f()\nf()\n")]
    [TestCase("x = 'a' * 10**9\ny = [0] * 10**9\nz = 10 ** 10 ** 10\nw = 1 << 10**9\n")]
    [TestCase("for i in range(10**9):\n    for j in range(10**9):\n        x = i\n")]
    [TestCase("x = []\nfor i in range(100):\n    x = [x, x]\nprint(x)\n")]
    [TestCase("class A(A): pass\nclass B:\n    pass\nB.x = B\nb = B()\nb.b = b\n")]
    public async Task A_program_that_never_ends_is_given_up(string code)
    {
        var found = await Discover("import argparse\np = argparse.ArgumentParser()\np.add_argument('--a')\n" + code + "p.parse_args()\n");

        Assert.That(found.Flags.Select(f => f.Name), Is.EqualTo((string[])["a"]));
    }
}
