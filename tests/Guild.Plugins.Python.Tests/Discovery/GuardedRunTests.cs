namespace Guild.Plugins.Python.Tests.Discovery;

/// <summary>Programs that build their parser in ways that the source doesn't tell are run up to the call that parses their arguments.</summary>
public class GuardedRunTests : DiscoveryFixture
{
    private const string Dynamic = """
        import argparse, dataclasses, time
        @dataclasses.dataclass
        class Config:
            lr: float = 0.1
            layers: int = 3
        p = argparse.ArgumentParser()
        p.add_argument("--started", type=float, default=time.time(), help="When")
        for f in dataclasses.fields(Config):
            p.add_argument(f"--{f.name}", type=f.type, default=f.default)
        """;

    [SetUp]
    public void AllowRunning() => Settings.Values.Clear();

    [Test]
    public async Task Arguments_that_are_computed_are_read_from_the_parser()
    {
        var found = await Discover(Dynamic + "\np.parse_args()\nopen('made', 'w')\n");

        Assert.That(Lines(found), Is.EqualTo((string[])
            ["started {description: When, type: float}", "lr {default: 0.1, type: float}", "layers {default: 3, type: int}"]), "what the program computes anew in each run is not remembered");
        Assert.That(found.Warnings, Is.Empty);
        Assert.That(found.Flags.Select(f => f.Location!.Line), Is.EqualTo((int[])[7, 9, 9]));
        Assert.That(Path.Combine(Project.Source, "made"), Does.Not.Exist, "nothing behind the call runs");
        Assert.That(Project.Runner.Calls, Has.Count.GreaterThanOrEqualTo(2));
    }

    [Test]
    public async Task Both_ways_give_equal_flags()
    {
        const string Declarations = """
            p.add_argument("--a", type=int, default=1, help="An a", choices=[1, 2])
            p.add_argument("-b", "--be", action="store_true")
            p.add_argument("--no-c", dest="c", action="store_false", help="No c")
            p.add_argument("--d", action=argparse.BooleanOptionalAction, default=True, help="D")
            p.add_argument("--e", action=argparse.BooleanOptionalAction)
            p.add_argument("--f", nargs="+", default=[1, True, None, "a b"])
            p.add_argument("--g", nargs=2, type=float)
            p.add_argument("--h", required=True, type=str)
            p.add_argument("--i", action="append")
            p.add_argument("--j", type=lambda s: s)
            p.add_argument("--k", default=argparse.SUPPRESS)
            p.add_argument("x")
            g = p.add_mutually_exclusive_group()
            g.add_argument("--l", nargs="?", default=[1])
            p.add_argument("--version", action="version", version="1")
            s = p.add_subparsers()
            q = s.add_parser("fit")
            q.add_argument("--in-fit", type=bool)
            """;

        foreach (var main in (string[])["train", "train fit"])
        {
            var still = await Discover($"import argparse\np = argparse.ArgumentParser()\n{Declarations}\np.parse_args()\n", main);
            var run = await Discover($"import argparse\nimport functools\np = argparse.ArgumentParser()\n{Declarations}\nfor o in map(str, iter(())):\n    p.add_argument(o)\nfunctools.singledispatch(p)\np.parse_args()\n", main);

            Assert.That(Project.Runner.Calls.Count(c => c.Arguments.Any(a => a.EndsWith("run.py", StringComparison.Ordinal))), Is.GreaterThanOrEqualTo(1));
            Assert.That(Lines(run), Is.EqualTo(Lines(still)));
        }
    }

    [Test]
    public async Task A_module_of_a_package_is_run_as_one()
    {
        Project.Write("pkg/__init__.py", "");
        Project.Write("pkg/names.py", "import json\nNAMES = json.loads('[\"a\", \"b\"]')\n");
        Project.Write("pkg/main.py", "import argparse\nfrom .names import NAMES\np = argparse.ArgumentParser()\nfor n in NAMES:\n    p.add_argument('--' + n)\np.parse_args()\n");

        var found = await Discover(Request("pkg.main"));

        Assert.That(found.Flags.Select(f => f.Name), Is.EqualTo((string[])["a", "b"]));
        Assert.That(found.FilesRead.Select(Path.GetFileName), Is.SupersetOf((string[])["main.py", "names.py"]));
    }

    [Test]
    public async Task Files_that_the_program_reads_count()
    {
        var data = Project.Write("options.json", "[\"a\"]");

        var found = await Discover("import argparse, json, os\np = argparse.ArgumentParser()\nfor n in json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'options.json'))):\n    p.add_argument('--' + n)\np.parse_args()\n");

        Assert.That(found.Flags.Select(f => f.Name), Is.EqualTo((string[])["a"]));
        Assert.That(found.FilesRead, Does.Contain(data));
    }

    [TestCase("open('made', 'w')", "PermissionError: writing to made is not allowed while flags are read")]
    [TestCase("import os; os.mkdir('made')", "PermissionError: os.mkdir is not allowed while flags are read")]
    [TestCase("import os; os.remove(__file__)", "PermissionError: os.remove is not allowed while flags are read")]
    [TestCase("import subprocess; subprocess.run(['touch', 'made'])", "PermissionError: subprocess.Popen is not allowed while flags are read")]
    [TestCase("import os; os.system('touch made')", "PermissionError: os.system is not allowed while flags are read")]
    [TestCase("import socket; socket.create_connection(('127.0.0.1', 9))", "PermissionError: socket.")]
    [TestCase("import os; os.fork()", "PermissionError: os.fork is not allowed while flags are read")]
    [TestCase("raise ValueError('boom')", "ValueError: boom")]
    [TestCase("import sys; sys.exit(0)", "it ended before it parsed its arguments")]
    [TestCase("import no_such_module", "ModuleNotFoundError: No module named 'no_such_module'")]
    public async Task What_it_may_not_do_ends_it_and_leaves_what_the_source_says(string line, string reason)
    {
        var found = await Discover($"import argparse\np = argparse.ArgumentParser()\np.add_argument('--a')\nprint('noise')\nif len(str(id(p))) > 1:\n    {line}\nfor n in iter(dir(p)[:1]):\n    p.add_argument('--' + n)\np.parse_args()\n");

        Assert.That(found.Flags.Select(f => f.Name), Does.Contain("a"));
        Assert.That(found.Warnings, Has.One.Items);
        Assert.That(found.Warnings[0], Does.StartWith("cannot import all flags from ./train.py: " + reason));
        Assert.That(Directory.GetFileSystemEntries(Project.Source).Select(Path.GetFileName), Is.EqualTo((string[])["train.py"]));
    }

    [Test]
    public async Task A_module_that_is_missing_is_looked_for_again_once_it_may_be_there()
    {
        var found = await Discover("import argparse, no_such_module\np = argparse.ArgumentParser()\np.add_argument(*no_such_module.names)\np.parse_args()\n");

        Assert.That(found.FilesMissing, Has.Some.EndsWith("/no_such_module").And.Some.EndsWith("/no_such_module.py"));
        Assert.That(found.FilesMissing.Where(f => f.Contains("python3", StringComparison.Ordinal)), Is.Not.Empty, "also where packages are installed");
    }

    [Test]
    public async Task A_program_that_keeps_busy_is_killed_with_all_that_it_started()
    {
        Settings.Values["run-parsers-seconds"] = "1";

        var found = await Discover(Dynamic + "\nwhile True:\n    pass\np.parse_args()\n");

        Assert.That(found.Warnings, Is.EqualTo((string[])["cannot import all flags from ./train.py: it took more than 1 seconds to come to its arguments"]));
    }

    [Test]
    public async Task It_can_be_switched_off()
    {
        Settings.Values["run-parsers"] = "no";

        var found = await Discover(Dynamic + "\np.parse_args()\n");

        Assert.That(found.Flags.Select(f => f.Name), Is.EqualTo((string[])["started"]));
        Assert.That(found.Warnings, Is.Empty);
        Assert.That(Project.Runner.Calls.SelectMany(c => c.Arguments), Has.None.EndsWith("run.py"));
    }

    [Test]
    public async Task Nothing_runs_where_only_the_source_may_be_read()
    {
        Project.Write("train.py", Dynamic + "\np.parse_args()\n");

        var found = await Discover(Request() with { SourceOnly = true });

        Assert.That(found.Flags.Select(f => f.Name), Is.EqualTo((string[])["started"]));
        Assert.That(found.IsIncomplete, Is.True);
        Assert.That(Project.Runner.Calls.SelectMany(c => c.Arguments), Has.None.EndsWith("run.py"));
    }

    [Test]
    public async Task Commands_of_click_are_read_too()
    {
        var found = await Discover(
            """
            import click, json
            def options(f):
                for n in json.loads('["lr", "seed"]'):
                    f = click.option("--" + n, type=int, default=3, help=n.upper())(f)
                return f
            @click.group()
            def cli():
                pass
            @cli.command()
            @options
            @click.option("--fast/--slow", default=True)
            @click.option("--kind", type=click.Choice(["a", "b"]))
            @click.argument("x")
            def fit(**k):
                open("made", "w")
            if __name__ == "__main__":
                cli()
            """,
            "train fit");

        if (found.Warnings.Any(w => w.Contains("click", StringComparison.Ordinal)))
            Assert.Ignore("click is not installed");
        Assert.That(Lines(found), Is.EqualTo((string[])
        [
            "seed {default: 3, description: SEED, type: int}", "lr {default: 3, description: LR, type: int}",
            "fast {arg-name: slow, arg-switch: false, default: true, type: boolean}", "kind {choices: [a, b]}",
        ]));
    }

    [Test]
    public async Task Where_the_source_tells_all_nothing_runs()
    {
        await Discover("import argparse\np = argparse.ArgumentParser()\np.add_argument('--a')\np.parse_args()\n");

        Assert.That(Project.Runner.Calls.SelectMany(c => c.Arguments), Has.None.EndsWith("run.py"));
    }
}
