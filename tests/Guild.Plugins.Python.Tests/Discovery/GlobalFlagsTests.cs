namespace Guild.Plugins.Python.Tests.Discovery;

public class GlobalFlagsTests : DiscoveryFixture
{
    [TestCase("n: int = 5", "n {default: 5, type: int}")]
    [TestCase("s: str = 'x'", "s {default: x, type: string}")]
    [TestCase("o: Optional[int] = None", "o {}")]
    [TestCase("l: list = [1, 2]", "l {arg-split: true, default: 1 2}")]
    public async Task An_annotated_assignment_is_a_flag_where_it_is_named(string code, string expected)
    {
        var found = await Discover(code + "\n_h: int = 1\ne: int = 1 + 1\nd: int\n");

        Assert.That(Lines(found), Is.EqualTo((string[])[expected]));
        Assert.That(found.Flags.Single().NeedsName, Is.True);
    }

    [TestCase("import sys\nprint(sys.argv[1:])\n", "args")]
    [TestCase("from sys import argv\n", "args")]
    [TestCase("import sys\nlr = 0.1\nprint(sys.argv)\n", "globals")]
    [TestCase("import sys\nlr: float = 0.1\nprint(sys.argv)\n", "globals")]
    [TestCase("import sys\nprint(sys.path)\n", "globals")]
    public async Task A_program_without_variables_that_reads_its_arguments_is_given_flags_there(string code, string destination) =>
        Assert.That((await Discover(code)).Destination, Is.EqualTo(destination));

    [Test]
    public async Task A_plain_assignment_comes_before_an_annotated_one()
    {
        var found = await Discover("n: int = 5\nn = 6\n");

        Assert.That(Lines(found), Is.EqualTo((string[])["n {default: 6, type: number}"]));
        Assert.That(found.Flags.Single().NeedsName, Is.False);
    }

    [TestCase("lr = 0.1", "lr {default: 0.1, type: number}")]
    [TestCase("n = -3", "n {default: -3, type: number}")]
    [TestCase("n = +3", "n {default: 3, type: number}")]
    [TestCase("n = 123456789012345678901234567890", "n {default: 123456789012345678901234567890, type: number}")]
    [TestCase("n = 1e400", "n {default: .inf, type: number}")]
    [TestCase("s = 'x'", "s {default: x, type: string}")]
    [TestCase("s = 'é\\n\"'", "s {default: \"\\xE9\\n\\\"\", type: string}")]
    [TestCase("b = True", "b {default: true, type: boolean}")]
    [TestCase("z = None", "z {}")]
    [TestCase("l = [1, True, None, \"a b\", \"1\"]", "l {arg-split: true, default: 1 true null 'a b' \"'1'\"}")]
    [TestCase("l = [1e-7, [1, 'x']]", "l {arg-split: true, default: '1.0e-07 ''[1, x]'''}")]
    [TestCase("l = []", "l {arg-split: true, default: ''}")]
    [TestCase("s = 'a' 'b'", "s {default: ab, type: string}")]
    public async Task A_literal_at_the_top_is_a_flag(string code, string expected)
    {
        var found = await Discover(code + "\n");

        Assert.That(found.Destination, Is.EqualTo("globals"));
        Assert.That(Lines(found), Is.EqualTo((string[])[expected]));
        Assert.That(found.Warnings, Is.Empty);
    }

    [TestCase("d = {'a': 1}")]
    [TestCase("t = (1, 2)")]
    [TestCase("e = 1 + 2")]
    [TestCase("c = int('1')")]
    [TestCase("_hidden = 1")]
    [TestCase("if True:\n    x = 1")]
    [TestCase("def f():\n    x = 1")]
    [TestCase("a, b = 1, 2")]
    [TestCase("a.b = 1")]
    [TestCase("l = [x]")]
    [TestCase("f = f'x'")]
    [TestCase("n += 1")]
    [TestCase("c = 1j")]
    [TestCase("x = b'x'")]
    [TestCase("from types import SimpleNamespace\nns = SimpleNamespace(a=1)")]
    [TestCase("a = f()\na = 3")]
    public async Task Nothing_else_is(string code) => Assert.That(Lines(await Discover(code + "\n")), Is.Empty);

    [Test]
    public async Task Only_the_first_assignment_of_a_name_counts()
    {
        var found = await Discover("a = 1\na = 2\n");

        Assert.That(Lines(found), Is.EqualTo((string[])["a {default: 1, type: number}"]));
    }

    [Test]
    public async Task Several_targets_are_several_flags()
    {
        var found = await Discover("a = b = 4\n");

        Assert.That(Lines(found), Is.EqualTo((string[])["a {default: 4, type: number}", "b {default: 4, type: number}"]));
    }

    [Test]
    public async Task A_default_that_names_an_existing_path_becomes_absolute()
    {
        var data = Project.Write("data/x.csv", "");

        var found = await Discover("a = 'data/x.csv'\nb = 'data/y.csv'\nc = 'train.py'\n");

        Assert.That(Lines(found), Is.EqualTo((string[])
            [$"a {{default: {data}, type: string}}", "b {default: data/y.csv, type: string}", "c {default: train.py, type: string}"]));
    }

    [TestCase("global:params")]
    [TestCase("dict:params")]
    public async Task Entries_of_a_parameter_map_are_flags(string destination)
    {
        var found = await Discover(
            """
            params = {"lr": 0.1, "net": {"act": "relu", "z": [1, 2]}, "_u": 1, "e": {}, "f": g()}
            """,
            destination: destination);

        Assert.That(found.Destination, Is.EqualTo(destination));
        Assert.That(Lines(found), Is.EqualTo((string[])
            ["lr {default: 0.1, type: number}", "net.act {default: relu, type: string}", "net.z {arg-split: true, default: 1 2}"]));
    }

    [Test]
    public async Task Entries_of_a_namespace_are_flags()
    {
        var found = await Discover(
            "from types import SimpleNamespace\np = SimpleNamespace(lr=1, net=SimpleNamespace(a='x'))\n", destination: "namespace:p");

        Assert.That(Lines(found), Is.EqualTo((string[])["lr {default: 1, type: number}", "net.a {default: x, type: string}"]));
    }

    [Test]
    public async Task A_dotted_parameter_names_a_nested_map()
    {
        var found = await Discover("p = {'q': {'a': 1}, 'b': 2}\n", destination: "global:p.q");

        Assert.That(Lines(found), Is.EqualTo((string[])["a {default: 1, type: number}"]));
    }

    [Test]
    public async Task A_parameter_of_another_kind_is_a_warning()
    {
        var found = await Discover("x = 3\n", destination: "global:x");

        Assert.That(found.Warnings, Is.EqualTo((string[])
            ["cannot import flags for param 'x' in 'train.py': param must be a dict or SimpleNamespace (got int)"]));
    }

    [Test]
    public async Task A_flag_knows_its_place()
    {
        var found = await Discover("\n\nlr = 0.1\n");

        Assert.That(found.Flags[0].Location, Is.EqualTo(new Guild.Abstractions.SourceLocation(Path.Combine(Project.Source, "train.py"), 3, 1)));
    }
}
