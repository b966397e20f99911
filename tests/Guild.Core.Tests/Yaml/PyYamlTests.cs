using System.Diagnostics;
using System.Reflection;
using System.Text;
using FsCheck.Fluent;
using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Text;
using Guild.Core.Yaml;

namespace Guild.Core.Tests.Yaml;

/// <summary>Compares with PyYAML itself, where it is installed.</summary>
public sealed class PyYamlTests
{
    private const string Python = "/usr/bin/python3";

    // Writes each literal of standard input as the original does; 'y' and 'n' are quoted, floats need no sign in the exponent.
    private const string Script = """
        import ast, re, sys, yaml
        D = yaml.SafeDumper
        D.add_implicit_resolver('tag:yaml.org,2002:bool', re.compile('^[yYnN]$'), list('yYnN'))
        D.add_implicit_resolver('tag:yaml.org,2002:float', re.compile(r'^([-+]?\d[\d_]*\.[\d_]*([eE][-+]?\d+)?|[-+]?\d[\d_]*[eE][-+]?\d+|\.[\d_]+([eE][-+]\d+)?)$'), list('-+0123456789.'))
        def dump(value, **options):
            text = yaml.dump(value, Dumper=D, **options).strip()
            return text[:-4] if text.endswith('\n...') else text
        inf, nan = float('inf'), float('nan')
        for line in sys.stdin:
            value = eval(line)
            print(repr(dump(value, default_flow_style=False)))
            print(repr(dump(value, default_flow_style=True, width=inf)))
        """;

    [Test]
    public void Values_are_written_byte_for_byte_as_pyyaml_writes_them()
    {
        SkipWithoutPyYaml();
        var values = Gen.Sample(AnyValue.Arbitrary.Generator, 60, 2000).ToList();

        var (exitCode, output, error) = Run(Script, [], string.Concat(values.Select(v => PythonText.Repr(v) + "\n")));

        Assert.That(exitCode, Is.Zero, error);
        var lines = output.TrimEnd('\n').Split('\n');
        Assert.That(lines, Has.Length.EqualTo(2 * values.Count));
        for (var i = 0; i < values.Count; i++)
        {
            Assert.That(PythonText.Repr(YamlWriter.Write(values[i])), Is.EqualTo(lines[2 * i]));
            Assert.That(PythonText.Repr(YamlWriter.WriteFlow(values[i])), Is.EqualTo(lines[(2 * i) + 1]));
        }
    }

    [Test]
    public void Documents_are_read_or_refused_as_pyyaml_does()
    {
        SkipWithoutPyYaml();
        var count = Environment.GetEnvironmentVariable("GUILD_TEST_YAML_DOCUMENTS") ?? "1500";
        var seed = Environment.GetEnvironmentVariable("GUILD_TEST_YAML_SEED") ?? "1";

        var (exitCode, output, error) = Run(PyYamlOracle.Script, [count, seed, .. GuildFiles()], "");

        Assert.That(exitCode, Is.Zero, error);
        var differences = output.TrimEnd('\n').Split('\n')
            .Select(line => line.Split(' ').Select(part => Encoding.UTF8.GetString(Convert.FromBase64String(part))).ToArray())
            .Select(pair => (Document: pair[0], Expected: pair[1], Found: Read(pair[0])))
            .Where(each => !Agree(each.Document, each.Expected, each.Found))
            .Select(each => $"{PythonText.Repr(each.Document)}\n  PyYAML: {each.Expected}\n  guild:  {each.Found}")
            .ToList();
        Assert.That(differences, Has.Count.Zero, () => string.Join('\n', differences.OrderBy(d => d.Length).Take(20)));
    }

    // What guild alone refuses, or refuses earlier than PyYAML, which looks at tags and keys when the whole text is read.
    private static readonly string[] OwnProblems =
    [
        "could not determine a constructor", "expected a node of the type", "found unhashable key", "expected a mapping", "cannot read '",
        "found undefined alias", "found alias", "found duplicate anchor", "expected a sequence node", "found an escape sequence",
    ];

    private static bool Agree(string document, string expected, string found)
    {
        // Python's number conversions take some forms that are none in YAML: !!int '--1'.
        if (!expected.StartsWith('!') || !found.StartsWith('!'))
            return expected == found || found.StartsWith("!cannot read '", StringComparison.Ordinal);
        // Columns count chars here, code points in Python, and byte order marks in neither.
        return expected == "!"
            || document.Any(c => char.IsSurrogate(c) || c == '\ufeff')
            || found.EndsWith(expected[1..].Replace("'\\x00'", "the end of the text", StringComparison.Ordinal), StringComparison.Ordinal)
            || OwnProblems.Any(p => found.Contains(p, StringComparison.Ordinal));
    }

    private static string Read(string document)
    {
        try
        {
            return PythonText.Repr(MarkTimestamps(YamlReader.Read(document, "f")?.ToValue() ?? Value.Null));
        }
        catch (GuildException e)
        {
            return "!" + e.Errors[0].What;
        }
    }

    private static Value MarkTimestamps(Value value) => value switch
    {
        TimestampValue timestamp => new TextValue("\x01" + timestamp.Text),
        ListValue list => new ListValue([.. list.Items.Select(MarkTimestamps)]),
        MapValue map => new MapValue([.. map.Entries.Select(e => new MapEntry(MarkTimestamps(e.Key), MarkTimestamps(e.Value)))]),
        _ => value,
    };

    private static IEnumerable<string> GuildFiles()
    {
        var root = typeof(PyYamlTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!;
        var directory = Path.Combine(Environment.GetEnvironmentVariable("GUILD_CORPUS") ?? Path.Combine(root, "..", "shared", "corpus"), "guildfiles");
        return Directory.Exists(directory) ? Directory.EnumerateFiles(directory, "*.yml").Order(StringComparer.Ordinal) : [];
    }

    private static void SkipWithoutPyYaml()
    {
        if (!File.Exists(Python) || Run("import yaml", [], "").ExitCode != 0)
            Assert.Ignore($"{Python} has no yaml module");
    }

    private static (int ExitCode, string Output, string Error) Run(string script, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(Python, ["-c", script, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return (process.ExitCode, output.Result, error.Result);
    }
}
