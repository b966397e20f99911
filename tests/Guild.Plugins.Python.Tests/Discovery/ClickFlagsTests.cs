namespace Guild.Plugins.Python.Tests.Discovery;

public class ClickFlagsTests : DiscoveryFixture
{
    [TestCase("'--x'", "x {type: string}")]
    [TestCase("'-x', '--x_y'", "x_y {type: string}")]
    [TestCase("'--x', 'name', default=3", "x {default: 3, type: int}")]
    [TestCase("'--x', default=.5, help='The x'", "x {default: 0.5, description: The x, type: float}")]
    [TestCase("'--x', type=int", "x {type: int}")]
    [TestCase("'--x', type=click.FLOAT", "x {type: float}")]
    [TestCase("'--x', type=click.IntRange(0, 10), default=1", "x {default: 1, type: int}")]
    [TestCase("'--x', type=click.Choice(['a', 'b']), default='a'", "x {choices: [a, b], default: a}")]
    [TestCase("'--x', type=click.Path(exists=True)", "x {}")]
    [TestCase("'--x', required=True", "x {required: true, type: string}")]
    [TestCase("'--x', is_flag=True", "x {arg-switch: true, default: false, type: boolean}")]
    [TestCase("'--x', is_flag=True, default=True", "x {arg-switch: false, default: true, type: boolean}")]
    [TestCase("'--x/--no-x', default=True", "x {arg-name: no-x, arg-switch: false, default: true, type: boolean}")]
    [TestCase("'--x', count=True", "x {type: int}")]
    [TestCase("'--x', hidden=True", "x {type: string}")]
    [TestCase("'--x', nargs=2, default=(1, 2)", "x {arg-split: true, default: 1 2, type: int}")]
    [TestCase("'--x', multiple=True, default=['a', 'b c']", "x {arg-repeat: true, arg-split: true, default: a 'b c', type: string}")]
    [TestCase("'--x', multiple=True", "x {arg-repeat: true, arg-split: true, type: string}")]
    [TestCase("'--x', default=lambda: 1", "x {type: string}")]
    public async Task An_option_is_a_flag(string arguments, string expected)
    {
        var found = await Discover($"""
            import click
            @click.command()
            @click.argument("file")
            @click.option({arguments})
            def main(**kw): pass
            if __name__ == "__main__":
                main()
            """);

        Assert.That(found.Destination, Is.EqualTo("args:click"));
        Assert.That(Lines(found), Is.EqualTo((string[])[expected]));
        Assert.That(found.Warnings, Is.Empty);
    }

    [TestCase("train", "debug")]
    [TestCase("train fit", "lr epochs")]
    [TestCase("train db", "path")]
    [TestCase("train db init", "force")]
    [TestCase("train late", "l")]
    [TestCase("train other fit", "debug")]
    public async Task Words_of_main_select_the_command(string main, string expected)
    {
        var found = await Discover("""
            import click

            def common(f):
                f = click.option("--epochs", default=1)(f)
                return f

            @click.group()
            @click.option("--debug", is_flag=True)
            @click.pass_context
            def cli(ctx, debug): pass

            @cli.command()
            @click.option("--lr")
            @common
            def fit(): pass

            @cli.group("db")
            @click.option("--path")
            def database(): pass

            @database.command
            @click.option("--force")
            def init(): pass

            @click.command("later")
            @click.option("--l")
            def late(): pass

            cli.add_command(late, "late")
            cli(obj={})
            """, main);

        Assert.That(string.Join(' ', found.Flags.Select(f => f.Name)), Is.EqualTo(expected));
    }

    [Test]
    public async Task Words_behind_a_command_that_is_no_group_do_not_count()
    {
        var found = await Discover(
            "import click\n@click.command()\n@click.option('--a')\ndef main(a): pass\nmain()\n", "train some words");

        Assert.That(found.Flags.Select(f => f.Name), Is.EqualTo((string[])["a"]));
        Assert.That(found.Warnings, Is.Empty);
    }

    [Test]
    public async Task Commands_of_other_modules_are_found()
    {
        Project.Write("commands.py", "import click\n@click.command()\n@click.option('--a', default=2)\ndef fit(a): pass\n");

        var found = await Discover("import click\nfrom commands import fit\nfit()\n");

        Assert.That(Lines(found), Is.EqualTo((string[])["a {default: 2, type: int}"]));
    }
}
