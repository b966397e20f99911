namespace Guild.Plugins.Python.Tests.Discovery;

public class ArgparseFlagsTests : DiscoveryFixture
{
    [TestCase("'--x'", "x {}")]
    [TestCase("'-x', '--x-y'", "x-y {}")]
    [TestCase("'--x', '--longer'", "x {}")]
    [TestCase("'--x', type=str", "x {type: string}")]
    [TestCase("'--x', type=int, default=3", "x {default: 3, type: int}")]
    [TestCase("'--x', type=float, default=.1", "x {default: 0.1, type: float}")]
    [TestCase("'--x', type=bool", "x {type: boolean}")]
    [TestCase("'--x', default=3", "x {default: 3}")]
    [TestCase("'--x', default=None", "x {}")]
    [TestCase("'--x', help='The x'", "x {description: The x}")]
    [TestCase("'--x', choices=['a', 'b'], default='a'", "x {choices: [a, b], default: a}")]
    [TestCase("'--x', choices=('a', 'b')", "x {choices: [a, b]}")]
    [TestCase("'--x', choices=range(3)", "x {choices: [0, 1, 2]}")]
    [TestCase("'--x', choices={'b': 1, 'a': 2}.keys()", "x {choices: [b, a]}")]
    [TestCase("'--x', required=True", "x {required: true}")]
    [TestCase("'--x', required=False", "x {}")]
    [TestCase("'--x', action='store_true'", "x {arg-switch: true, choices: [true, false], default: false}")]
    [TestCase("'--x', action='store_false'", "x {arg-switch: false, choices: [true, false], default: true}")]
    [TestCase("'--x', action='store_true', default=None", "x {arg-switch: true, choices: [true, false]}")]
    [TestCase("'--x', action=argparse.BooleanOptionalAction, default=False", "x {arg-name: x, arg-switch: true, choices: [true, false], default: false}")]
    [TestCase("'--x', action=argparse.BooleanOptionalAction, default=True", "x {arg-name: no-x, arg-switch: false, choices: [true, false], default: true}")]
    [TestCase("'--x', nargs='+', default=[1, True, None, 'a b']", "x {arg-split: true, default: 1 yes null 'a b'}")]
    [TestCase("'--x', nargs='*', type=int, default=(1, 2)", "x {arg-split: true, default: 1 2, type: int}")]
    [TestCase("'--x', nargs=2", "x {arg-split: true}")]
    [TestCase("'--x', nargs=1, default=[1]", "x {default: [1]}")]
    [TestCase("'--x', nargs='?', default=[1]", "x {default: [1]}")]
    [TestCase("'--x', default=10**3", "x {default: 1000}")]
    [TestCase("'--x', default=1 / 4 if True else 0", "x {default: 0.25}")]
    [TestCase("'--x', default=SIZE * 2", "x {default: 64}")]
    [TestCase("'--x', default=os.path.join('data', NAME)", "x {default: data/mnist}")]
    [TestCase("'--x', default=f'{NAME}-{SIZE:03d}'", "x {default: mnist-032}")]
    [TestCase("'--x', default='%s.csv' % NAME", "x {default: mnist.csv}")]
    [TestCase("'--x', default='{}/{n}'.format(NAME, n=1)", "x {default: mnist/1}")]
    [TestCase("'--x', default=float('inf')", "x {default: .inf}")]
    [TestCase("'--x', default=torch.cuda.is_available()", "x {}")]
    [TestCase("'--x', default=os.environ.get('HOME')", "x {}")]
    [TestCase("'--x', default=argparse.SUPPRESS, help=argparse.SUPPRESS", "x {}")]
    [TestCase("'--x', **dict(type=int, default=2)", "x {default: 2, type: int}")]
    [TestCase("'--' + NAME", "mnist {}")]
    [TestCase("'--x', default=[i * 2 for i in range(3) if i]", "x {default: [2, 4]}")]
    [TestCase("'--x', choices=sorted(TABLE)", "x {choices: [a, b]}")]
    [TestCase("'--x', default=TABLE['b']", "x {default: 1}")]
    [TestCase("'--x', default=max(1, 5), type=type_of", "x {default: 5}")]
    public async Task An_option_is_a_flag(string arguments, string expected)
    {
        var found = await Discover($$"""
            import argparse, os, torch
            NAME = "mnist"
            SIZE = 32
            TABLE = {"b": 1, "a": 2}
            type_of = str if os.name == "unheard of" else None
            parser = argparse.ArgumentParser()
            parser.add_argument({{arguments}})
            args = parser.parse_args()
            """);

        Assert.That(found.Destination, Is.EqualTo("args"));
        Assert.That(Lines(found), Is.EqualTo((string[])[expected]));
        Assert.That(found.Warnings, Is.Empty);
    }

    [TestCase("'x'")]
    [TestCase("'-x'")]
    [TestCase("'x', nargs='*'")]
    [TestCase("'--x', action='append'")]
    [TestCase("'--x', action='extend', nargs='+'")]
    [TestCase("'--x', action='count'")]
    [TestCase("'--x', action='store_const', const=1")]
    [TestCase("'--x', action='version', version='1'")]
    [TestCase("'--x', action='help'")]
    public async Task Nothing_else_is(string arguments)
    {
        var found = await Discover(
            $"import argparse\np = argparse.ArgumentParser()\np.add_argument({arguments})\np.parse_args()\n");

        Assert.That(Lines(found), Is.Empty);
    }

    [TestCase("'--x', type=lambda s: s", "unsupported flag type <lambda> for flag x - ignoring type setting")]
    [TestCase("'--x', type=pathlib.Path", "unsupported flag type pathlib.Path for flag x - ignoring type setting")]
    [TestCase("'--x', type=to_bool", "unsupported flag type to_bool for flag x - ignoring type setting")]
    [TestCase("'--x', default=pathlib.Path('a') / 'b'", "cannot serialize value PosixPath('a/b') for flag x - coercing to string")]
    public async Task What_a_flag_cannot_hold_is_a_warning(string arguments, string warning)
    {
        var found = await Discover($"""
            import argparse, pathlib
            def to_bool(text): return text == "yes"
            p = argparse.ArgumentParser()
            p.add_argument({arguments})
            p.parse_args()
            """);

        Assert.That(found.Warnings, Is.EqualTo((string[])[warning]));
        Assert.That(found.Flags.Select(f => f.Name), Is.EqualTo((string[])["x"]));
    }

    private static IEnumerable<TestCaseData> Programs =>
    [
        Case("groups", """
            p = argparse.ArgumentParser()
            g = p.add_argument_group("train")
            g.add_argument("--a")
            m = g.add_mutually_exclusive_group(required=True)
            m.add_argument("--b")
            p.parse_args()
            """, "a b"),
        Case("a parser built in a function", """
            def build():
                p = argparse.ArgumentParser()
                p.add_argument("--a")
                return p
            def main():
                args = build().parse_args()
            if __name__ == "__main__":
                main()
            """, "a"),
        Case("a parser passed around", """
            def add(parser, name, default=None):
                parser.add_argument("--" + name, default=default)
                return parser
            parser = add(add(argparse.ArgumentParser(), "a"), "b", 2)
            parser.parse_known_args()
            """, "a b"),
        Case("a loop", """
            p = argparse.ArgumentParser()
            for n, (kind, default) in {"a": (int, 1), "b": (str, "x")}.items():
                p.add_argument("--" + n, type=kind, default=default)
            p.parse_args()
            """, "a b"),
        Case("a class", """
            class Base:
                def __init__(self):
                    self.parser = argparse.ArgumentParser()
                    self.initialized = False
                def initialize(self):
                    self.parser.add_argument("--base")
                def parse(self):
                    if not self.initialized:
                        self.initialize()
                    return self.parser.parse_args()
            class Train(Base):
                def initialize(self):
                    Base.initialize(self)
                    self.parser.add_argument("--train")
            class Best(Train):
                def initialize(self):
                    super().initialize()
                    super(Best, self)
                    self.parser.add_argument("--best")
            opt = Best().parse()
            """, "base train best"),
        Case("a parser class of the program", """
            class Parser(argparse.ArgumentParser):
                def __init__(self, **kw):
                    super().__init__(**kw)
                    self.add_argument("--own")
                def error(self, message): pass
            p = Parser(description="x")
            p.add_argument("--a")
            p.parse_args()
            """, "own a"),
        Case("parents", """
            base = argparse.ArgumentParser(add_help=False)
            base.add_argument("--base")
            p = argparse.ArgumentParser(parents=[base])
            p.add_argument("--a")
            p.parse_args()
            """, "base a"),
        Case("the first parser that parses", """
            first = argparse.ArgumentParser()
            first.add_argument("--config")
            second = argparse.ArgumentParser()
            second.add_argument("--a")
            first.parse_known_args()
            second.parse_args()
            """, "config"),
        Case("a branch that is not known", """
            import sys
            p = argparse.ArgumentParser()
            p.add_argument("--a")
            if detect():
                p.add_argument("--b")
            else:
                p.add_argument("--c")
            if not p:
                sys.exit(1)
            p.parse_args()
            """, "a b c"),
        Case("a branch that is known", """
            import sys
            p = argparse.ArgumentParser()
            if sys.version_info >= (3, 0):
                p.add_argument("--a")
            else:
                p.add_argument("--b")
            p.parse_args()
            """, "a"),
        Case("a main handed to something else", """
            from absl import app
            def main(argv):
                p = argparse.ArgumentParser()
                p.add_argument("--a")
                p.parse_args()
            if __name__ == "__main__":
                app.run(main)
            """, "a"),
        Case("decorated functions", """
            import functools, torch
            def twice(f):
                @functools.wraps(f)
                def inner(*args, **kw):
                    return f(*args, **kw)
                return inner
            @twice
            @torch.no_grad()
            def main(p):
                p.add_argument("--a")
                p.parse_args()
            main(argparse.ArgumentParser())
            """, "a"),
        Case("a parser that never parses in sight", """
            p = argparse.ArgumentParser()
            p.add_argument("--a")
            run(p)
            """, "a"),
        Case("a function that nobody calls", """
            def main():
                p = argparse.ArgumentParser()
                p.add_argument("--a")
                return p.parse_args()
            """, "a"),
        Case("errors on the way", """
            try:
                import missing
            except ImportError:
                missing = None
            def check(p):
                if p is None:
                    raise ValueError("no parser")
                return p
            with open("x") as f:
                f.read()
            p = check(argparse.ArgumentParser())
            [][1]; {}["a"]; 1 / 0; int("x")
            while True:
                p.add_argument("--a")
                break
            p.parse_args()
            """, "a"),
        Case("defaults set later", """
            p = argparse.ArgumentParser()
            p.add_argument("--a-b", default=1)
            p.set_defaults(a_b=2, c=3)
            p.add_argument("--c")
            p.parse_args()
            """, "a-b=2 c=3"),
        Case("enumerations", """
            import enum
            class Mode(enum.Enum):
                FAST = "fast"
                SLOW = "slow"
            p = argparse.ArgumentParser()
            p.add_argument("--mode", choices=[m.value for m in Mode], default=Mode.SLOW.value)
            p.parse_args()
            """, "mode=slow"),
        Case("imports under other names", """
            from argparse import ArgumentParser as P, ArgumentDefaultsHelpFormatter
            p = P(formatter_class=ArgumentDefaultsHelpFormatter)
            p.add_argument("--a", default=1)
            p.parse_args()
            """, "a=1"),
    ];

    [TestCaseSource(nameof(Programs))]
    public async Task A_parser_is_followed_through(string source, string expected)
    {
        var found = await Discover("import argparse\n" + source);

        var flags = found.Flags.Select(f => f.Name + (f.Attributes["default"] is { } d && expected.Contains('=', StringComparison.Ordinal) ? "=" + Show(d) : ""));
        Assert.That(string.Join(' ', flags), Is.EqualTo(expected));
        Assert.That(found.Warnings, Is.Empty);
    }

    [TestCase("train", "seed")]
    [TestCase("train fit", "lr opt")]
    [TestCase("train --seed 3 f", "lr opt")]
    [TestCase("train db init", "force")]
    [TestCase("train other", "seed")]
    public async Task Words_of_main_select_the_sub_command(string main, string expected)
    {
        var found = await Discover("""
            import argparse
            p = argparse.ArgumentParser()
            p.add_argument("--seed")
            commands = p.add_subparsers(dest="command", required=True)
            fit = commands.add_parser("fit", aliases=["f"], help="x")
            fit.add_argument("--lr")
            fit.add_argument("--opt")
            db = commands.add_parser("db").add_subparsers()
            db.add_parser("init").add_argument("--force")
            p.parse_args()
            """, main);

        Assert.That(string.Join(' ', found.Flags.Select(f => f.Name)), Is.EqualTo(expected));
    }

    [Test]
    public async Task Modules_of_the_project_are_read_where_they_are_used()
    {
        var main = Project.Write("app/train.py", """
            import argparse
            from options import base
            from .local import extra
            import options.more as more, heavy
            p = base.build(argparse.ArgumentParser())
            extra(p)
            more.add(p)
            p.parse_args()
            """);
        var local = Project.Write("app/local.py", "def extra(p): p.add_argument('--extra')\n");
        var init = Project.Write("options/__init__.py", "");
        var @base = Project.Write("options/base.py", """
            from .constants import LR
            def build(parser):
                parser.add_argument("--lr", type=float, default=LR)
                return parser
            """);
        var constants = Project.Write("options/constants.py", "LR = 0.5\n");
        var more = Project.Write("options/more.py", "def add(p): p.add_argument('--more')\n");
        Project.Write("heavy.py", "raise SystemExit('imported')\n");

        var found = await Discover(Request("app.train"));

        Assert.That(Lines(found), Is.EqualTo((string[])["lr {default: 0.5, type: float}", "extra {}", "more {}"]));
        Assert.That(found.FilesRead, Is.EquivalentTo((string[])[main, local, init, @base, constants, more]));
        Assert.That(found.ProgramFile, Is.EqualTo(main));
        Assert.That(found.Flags[0].Location!.File, Is.EqualTo(@base));
    }

    [Test]
    public async Task A_parser_of_an_imported_module_counts_when_it_parses()
    {
        Project.Write("config.py", "import argparse\np = argparse.ArgumentParser()\np.add_argument('--a')\nargs = p.parse_args()\n");

        var found = await Discover("from config import args\nimport argparse\nprint(args.a)\n");

        Assert.That(Lines(found), Is.EqualTo((string[])["a {}"]));
    }

    private static TestCaseData Case(string name, string source, string expected) =>
        new TestCaseData(source, expected).SetName("A_parser_is_followed_through: " + name);

    private static string Show(Abstractions.Value value) => Core.Yaml.YamlWriter.WriteFlow(value).TrimEnd('\n');
}
