using System.Text;
using Guild.Core.Errors;
using Guild.Core.Secrets;
using Guild.Tool.CommandLine;
using Guild.Tool.Plugins;
using Guild.Tool.Terminal;

namespace Guild.Tool.Completion;

/// <summary>Answers a shell that asks what could stand at the cursor. An error is no answer: nobody wants one while typing.</summary>
internal static class CompletionAnswer
{
    /// <summary>The variable by which a shell's script says that it asks, and which shell it is.</summary>
    public const string Variable = "_GUILD_COMPLETE";

    /// <summary>What stands for an empty word at the cursor in shells that can't pass one.</summary>
    private const string EmptyWord = "!!empty";

    /// <summary>Writes one candidate a line, for shells other than bash with its help behind a tab.</summary>
    /// <param name="shell">The shell.</param>
    /// <param name="words">The words behind <c>guild</c>; the last is what is typed of the one at the cursor.</param>
    public static int Give(string shell, string[] words)
    {
        var text = new StringBuilder();
        try
        {
            foreach (var candidate in Candidates(words))
            {
                text.Append(candidate.Text);
                if (shell != "bash" && candidate.Help.Length > 0)
                    text.Append('\t').Append(candidate.Help.ReplaceLineEndings(" "));
                text.Append('\n');
            }
        }
        catch (Exception e) when (e is GuildException or PluginException or IOException or UnauthorizedAccessException)
        {
            // A broken Guild file, an operation that isn't there: nothing to offer.
            return 1;
        }

        using var output = RawOutput.OpenOutput();
        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
        return 0;
    }

    private static IReadOnlyList<Candidate> Candidates(string[] words)
    {
        var current = words.Length == 0 || words[^1] == EmptyWord ? "" : words[^1];
        var before = words.Length == 0 ? words : words[..^1];
        var end = 0;
        while (end < before.Length && before[end].StartsWith('-') && before[end] != "-")
        {
            if (GlobalOptions.TakesNextWord(before[end]) && ++end == before.Length)
                return [Candidate.Directories];
            end++;
        }

        var variables = HostVariables.Read();
        var global = end == 0 ? new GlobalOptions() : GlobalOptions.Parse(before[..end], out _);
        var environment = Host.EnvironmentOf(global, variables, Environment.CurrentDirectory);
        var request = new CompletionRequest(before[end..], current, environment);
        SystemTerminal? terminal = null;
        HostServices? services = null;
        HostContext Context()
        {
            var secrets = new SecretTexts(variables);
            terminal = new SystemTerminal(variables);
            // Nothing is said: the user is typing.
            return new HostContext(environment, terminal, new TerminalLog(terminal, level: 100, secrets), secrets, global, new BundledPlugins(Path.Combine(AppContext.BaseDirectory, "plugins"), readsAhead: false));
        }

        try
        {
            return new Completer(request, new CompletionSources(
                request,
                () => services ??= new HostServices(Context()))).Complete();
        }
        finally
        {
            services?.Dispose();
            terminal?.Dispose();
        }
    }
}
