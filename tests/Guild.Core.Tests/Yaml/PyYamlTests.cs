using System.Diagnostics;
using System.Text;
using FsCheck.Fluent;
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
        if (!File.Exists(Python) || Run("import yaml", "").ExitCode != 0)
            Assert.Ignore($"{Python} has no yaml module");
        var values = Gen.Sample(AnyValue.Arbitrary.Generator, 60, 2000).ToList();

        var (exitCode, output, error) = Run(Script, string.Concat(values.Select(v => PythonText.Repr(v) + "\n")));

        Assert.That(exitCode, Is.Zero, error);
        var lines = output.TrimEnd('\n').Split('\n');
        Assert.That(lines, Has.Length.EqualTo(2 * values.Count));
        for (var i = 0; i < values.Count; i++)
        {
            Assert.That(PythonText.Repr(YamlWriter.Write(values[i])), Is.EqualTo(lines[2 * i]));
            Assert.That(PythonText.Repr(YamlWriter.WriteFlow(values[i])), Is.EqualTo(lines[(2 * i) + 1]));
        }
    }

    private static (int ExitCode, string Output, string Error) Run(string script, string input)
    {
        var start = new ProcessStartInfo(Python, ["-c", script])
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
