using System.Globalization;
using System.Text.Json;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Python;

/// <summary>What a user types for a text flag reaches the program, the record, the list and another run as the same text.</summary>
public sealed class StringFlagTests : ProjectTest
{
    private const string Arguments = """
        import argparse, json
        p = argparse.ArgumentParser()
        {0}
        print(json.dumps(vars(p.parse_args())))
        """;

    private const string Globals = """
        import json
        {0}
        print(json.dumps({{n: v for n, v in globals().items() if n.startswith("text_")}}))
        """;

    private static readonly string[] Known =
    [
        "013", "1e3", "00500", "", "yes", "no", "null", "~", "a b", " lead", "trail ", "été 日本 😀", "1_000", "12:30", "2020-01-01", "0x10", "0o17", "1.0",
        "-5", ".5", "--x", "-x", "it's", "a: b", "#x", "- a", "a\"b", "a\\nb", "$HOME ${x}", "*", "%d", "@file", "a=b", "y", "N", "!!int", "&a",
        "line\nbreak", "two\n\nlines\n", "\n", "tab\there", "uniform", "a,b", "true", "inf", "nan", "1e", "?", "=", "|", ">", "`", "\u00a0", "\u2028", "\u0085", "\u0001", "a]", "}",
    ];

    [TestCase(Arguments, "p.add_argument('--text_{0}', type=str, default='start')")]
    [TestCase(Globals, "text_{0} = 'start'")]
    public void A_text_flag_stays_as_it_was_typed(string script, string line)
    {
        var texts = Known.Concat(Generated()).Select((text, i) => (Name: $"text_{i:000}", Text: text)).ToDictionary(f => f.Name, f => f.Text);
        var lines = texts.Keys.Select(n => string.Format(CultureInfo.InvariantCulture, line, n["text_".Length..]));
        Project.With("train.py", string.Format(CultureInfo.InvariantCulture, script, string.Join('\n', lines)));

        var first = Project.GuildOk(["run", "train.py", "-y", "--run-id", "first", "--", .. texts.Select(f => $"{f.Key}={f.Value}")]);
        var again = Project.GuildOk("run", "--restart", "first", "-y");
        var copied = Project.GuildOk("run", "--proto", "first", "-y", "--run-id", "second");

        Assert.Multiple(() =>
        {
            Same(texts, first.Out, "the program");
            Same(texts, again.Out, "the restarted program");
            Same(texts, copied.Out, "the program of a run made from it");
            foreach (var run in new[] { "first", "second" })
            {
                var info = JsonDocument.Parse(Project.GuildOk("runs", "info", run, "--json").Out).RootElement;
                Same(texts, info.GetProperty("flags").GetRawText(), $"the information about the {run} run");
                if (FromYaml(Path.Combine(Project.Home, "runs", run, ".guild", "attrs", "flags")) is { } recorded)
                    Same(texts, recorded, $"the record of the {run} run as the original reads it");
            }
        });
    }

    [TestCase("013", "'013'")]
    [TestCase("1e3", "'1e3'")]
    [TestCase("00500", "'00500'")]
    [TestCase("", "''")]
    [TestCase("yes", "'yes'")]
    [TestCase("a b", "'a b'")]
    [TestCase("été", "été")]
    public void The_list_shows_a_text_that_looks_like_something_else_in_quotes(string text, string shown)
    {
        Project.With("train.py", "text = 'start'\n").GuildOk("run", "train.py", "text=" + text, "-y");

        Assert.That(Project.GuildOk("runs").Out, Does.EndWith($"  text={shown}\n"));
        Assert.That(Project.GuildOk("runs", "info").Out, Does.Contain("  text: "));
    }

    /// <summary>Texts of characters that YAML, shells and numbers give a meaning, the same at each test.</summary>
    private static IEnumerable<string> Generated()
    {
        const string alphabet = "0123456789eE.+-_:xob ayYnN'\"#,&*!|>%@`?=~{}[]()\\/$\té☃";
        var random = new Random(8);
        while (true)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => alphabet[random.Next(alphabet.Length)]));
            // These begin what is read as YAML, by intention.
            if (text[0] is not ('[' or '{' or '\'' or '"'))
                yield return text;
            if (random.Next(120) == 0)
                yield break;
        }
    }

    private static void Same(Dictionary<string, string> texts, string json, string where)
    {
        var found = JsonDocument.Parse(json).RootElement;
        foreach (var (name, text) in texts)
        {
            var value = found.GetProperty(name);
            Assert.That(value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText() + " (no text)", Is.EqualTo(text), $"{where}: {name}");
        }
    }

    /// <summary>The recorded flags as PyYAML reads them; <see langword="null"/> where there is no PyYAML.</summary>
    private string? FromYaml(string file)
    {
        var result = Tool.Run("/usr/bin/python3", ["-c", "import json, sys, yaml; print(json.dumps(yaml.safe_load(open(sys.argv[1]))))", file], "/", Project.AllVariables);
        return result.ExitCode == 0 ? result.Out : null;
    }
}
