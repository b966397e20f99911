using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.GuildFiles;

/// <summary><c>guild run --explain</c> says where values come from, and runs nothing.</summary>
public sealed class ExplainTests : ProjectTest
{
    private const string GuildFile = """
        - config: base
          params: {size: 3}
          operations:
            train:
              main: train
              flags:
                lr: {default: 0.1, alias: rate}
                n: '{{size}}'
                mode: {default: fast, choices: [{value: fast, flags: {epochs: 2}}, slow]}
              env: {A: 1}
        - model: m
          extends: base
          params: {size: 9}
          operations:
            train:
              flags-import: all
              requires: [data, {operation: prep}]
            prep: {exec: 'true'}
          resources: {data: [d.txt]}
          python-requires: '>=3.6'
        """;

    private const string Program = """
        import argparse
        p = argparse.ArgumentParser()
        p.add_argument("--lr", type=float)
        p.add_argument("--epochs", type=int, default=5)
        p.add_argument("--seed", default=5)
        """;

    [Test]
    public void Every_value_has_its_place()
    {
        Project.With("guild.yml", GuildFile).With("train.py", Program).With("d.txt", "1").GuildOk("run", "m:prep", "-y");

        var lines = Explain("run", "m:train", "rate=0.3", "--explain");

        Assert.That(Project.RunDirectories, Has.Count.EqualTo(1), "only prep ran");
        Assert.That(lines, Is.SupersetOf(new[]
        {
            "m:train | guild.yml:15:5",
            "main: train | guild.yml:5:13, from config 'base'",
            "flags-import: all | guild.yml:16:21",
            "A: 1 | guild.yml:10:16, from config 'base'",
            "data: | guild.yml:19:15",
            "python-requires: '>=3.6' | guild.yml:20:20",
            "flags-dest: args | detected from what the program imports",
            "epochs: 2 | guild.yml:9:40, set by the choice of 'mode'",
            "default: 5 | train.py:4:1",
            "type: int | train.py:4:1",
            "lr: 0.3 | command line, as 'rate'",
            "default: 0.1 | guild.yml:7:23, from config 'base'",
            "mode: fast | guild.yml:9:25, from config 'base'",
            "n: 9 | guild.yml:8:12, from config 'base', param 'size' at guild.yml:13:18",
            "seed: 5 | train.py:5:1",
        }));
        Assert.That(lines, Has.Some.Matches("^operation:prep: [0-9a-f]{32} \\| guild.yml:17:25, run of prep$"));
    }

    [Test]
    public void A_script_takes_all_from_its_source_and_a_restart_from_its_run()
    {
        Project.With("go.py", "x = 1\ny = 2\n").GuildOk("run", "go.py", "-y");

        Assert.That(Explain("run", "go.py", "x=3", "zz=1", "--force-flags", "--explain"), Is.EqualTo(new[]
        {
            "go.py | no Guild file", "flags-dest: globals | detected from what the program imports", "flags:",
            "x: 3 | command line", "default: 1 | go.py:1:1", "type: number | go.py:1:1",
            "y: 2 | go.py:2:1", "type: number | go.py:2:1",
            "zz: 1 | command line, not defined",
        }));
        var run = Path.GetFileName(Project.OnlyRun);
        Assert.That(Explain("run", "--restart", run[..8], "--explain"), Does.Contain($"x: 1 | run {run[..8]}"));
    }

    private IReadOnlyList<string> Explain(params string[] arguments) =>
        [.. Project.GuildOk(arguments).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => string.Join(" | ", l.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))];
}
