using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Completion;

/// <summary>What really stands on the command line of zsh, fish and PowerShell after Tab. A shell that isn't installed is left out.</summary>
public sealed class ShellCompletionTests : ProjectTest
{
    // What is typed, and what is on the line afterwards; each has one answer.
    private static readonly (string Typed, string Completed)[] Lines =
    [
        ("guild tra", "guild train"),
        ("guild train m", "guild train mlp"),
        ("guild train mlp op", "guild train mlp opt="),
        ("guild run mlp:tr", "guild run mlp:train"),
        ("guild run scr", "guild run script.py"),
        ("guild run ./scr", "guild run ./script.py"),
        ("guild run mlp:train op", "guild run mlp:train opt="),
        ("guild run mlp:train opt=a", "guild run mlp:train opt=adam"),
        ("guild run mlp:train out=su", "guild run mlp:train out=sub/"),
        ("guild run mlp:train out=sub/", "guild run mlp:train out=sub/only.txt"),
        ("guild run mlp:train @ba", "guild run mlp:train @batch.csv"),
        ("guild run mlp:train --no-g", "guild run mlp:train --no-gpus"),
        ("guild completion ", "guild completion bash zsh fish powershell"),
        ("guild -C su", "guild -C sub/"),
        ("guild run -d su", "guild run -d sub/"),
    ];

    [SetUp]
    public void SetUp()
    {
        Project.With("guild.yml", """
            - model: mlp
              description: A network.
              operations:
                train:
                  exec: echo ${opt}
                  flags:
                    opt: {choices: [sgd, adam], description: Optimizer}
                    out: {type: path}
            - model: rnn
              operations: {train: {exec: echo}}
            """).With("script.py", "").With("notes.txt", "").With("batch.csv", "").With("bargain.txt", "").With("sub/only.txt", "");
        Project.WithVariable("PATH", Path.GetDirectoryName(Tool.Path) + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"));
    }

    [Test]
    public void Fish()
    {
        var fish = Find("fish");
        var asks = Lines.Select(l => $"echo '{l.Typed}' '=>' (complete -C '{l.Typed}' | string split -f 1 \\t)");

        var result = Run(fish, "--no-config", "-c", $"guild completion fish | source\n{string.Join('\n', asks)}");

        // fish itself puts the answers in order.
        AssertOffered(result, line => line.StartsWith("guild completion", StringComparison.Ordinal) ? "bash fish powershell zsh" : null);
    }

    [Test]
    public void PowerShell()
    {
        var asks = Lines.Select(l => $"Ask '{l.Typed}'");

        var result = Run(Find("pwsh"), "-NoProfile", "-NonInteractive", "-Command", $$"""
            guild completion powershell | Out-String | Invoke-Expression
            function Ask($typed) {
                $found = TabExpansion2 -inputScript $typed -cursorColumn $typed.Length
                "$typed => $(($found.CompletionMatches | ForEach-Object CompletionText) -join ' ')"
            }
            {{string.Join('\n', asks)}}
            """);

        // To PowerShell '@ba' is a variable; who means a file has to quote it.
        AssertOffered(result, line => line.Contains(" @", StringComparison.Ordinal) ? "" : null);
    }

    [Test]
    public void Zsh()
    {
        // A terminal of zsh's own making; ^X shows the line that Tab has left. Which of several answers is shown is up to the user's settings.
        var asks = Lines.Where(l => !l.Completed.Contains("bash zsh", StringComparison.Ordinal)).ToList();
        var script = $$"""
            zmodload zsh/zpty
            zpty z zsh -f -i
            zpty -w z 'PROMPT= RPROMPT= ; autoload -Uz compinit && compinit -D -u; guild completion zsh > completion.zsh; source ./completion.zsh; unsetopt list_beep beep'
            zpty -w z 'show() { print -r -- "<<$BUFFER>>"; BUFFER= }; zle -N show; bindkey "^X" show; bindkey "^I" complete-word; print ready-"now"'
            zpty -r z out '*ready-now*'
            for typed in "$@"; do
                zpty -w -n z "$typed"$'\t\x18'
                zpty -r z out '*<<*>>*'
                print -r -- "$typed => ${${out##*<<}%%>>*}"
            done
            zpty -d z
            """;

        var result = Run(Find("zsh"), ["-f", "-c", script, "zsh", .. asks.Select(a => a.Typed)]);

        Assert.That(
            result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd()),
            Is.EqualTo(asks.Select(a => $"{a.Typed} => {a.Completed}")), result.ToString);
    }

    private static void AssertOffered(ToolResult result, Func<string, string?> otherwise)
    {
        var expected = Lines.Select(l => $"{l.Typed} => {otherwise(l.Typed) ?? Offered(l.Typed, l.Completed)}".TrimEnd());
        Assert.That(result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd()), Is.EqualTo(expected), result.ToString);
    }

    // The words that take the place of the last typed one.
    private static string Offered(string typed, string completed) => completed[(typed.LastIndexOf(' ') + 1)..];

    private ToolResult Run(string shell, params string[] arguments)
    {
        var result = Tool.Run(shell, arguments, Project.Folder, new Dictionary<string, string?>(Project.AllVariables) { ["TERM"] = "dumb" });
        Assert.That(result.ExitCode, Is.Zero, result.ToString);
        return result;
    }

    private static string Find(string shell)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(d => Path.Combine(d, shell)).FirstOrDefault(File.Exists);
        if (found is null)
            Assert.Ignore($"there is no {shell} here");
        return found!;
    }
}
