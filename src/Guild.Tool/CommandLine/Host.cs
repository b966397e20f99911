using Guild.Abstractions;
using Guild.Core;
using Guild.Core.Configuration;
using Guild.Core.Errors;
using Guild.Core.Running;
using Guild.Core.Secrets;
using Guild.Tool.Plugins;
using Guild.Tool.Terminal;

namespace Guild.Tool.CommandLine;

/// <summary>From the words of the command line to an exit code.</summary>
internal static class Host
{
    /// <summary>What a shell shows for a program that wrote to a pipe without reader.</summary>
    private const int ReaderLeft = 128 + 13;

    /// <summary>Finds the command, builds it and only it, runs it, and turns errors into text and an exit code.</summary>
    /// <param name="words">The words of the command line.</param>
    /// <param name="variables">The environment variables.</param>
    /// <param name="bundled">The plugins that travel with the tool.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> words, IReadOnlyDictionary<string, string> variables, BundledPlugins bundled)
    {
        using var terminal = new SystemTerminal(variables);
        var secrets = new SecretTexts(variables);
        var isDebug = IsDebug(words);
        var workingDirectory = "";
        string? home = null;
        HostContext? context = null;
        try
        {
            workingDirectory = CommandDirectory();
            var global = GlobalOptions.Parse(words, out var used);
            context = Context(global, terminal, variables, secrets, workingDirectory, bundled);
            workingDirectory = context.Environment.WorkingDirectory;
            home = context.Environment.Home;
            var code = await DispatchAsync(context, used == 0 ? words : [.. words.Skip(used)]);
            // Here, where a full disk is still an error: a list that was cut off must not look like a whole one.
            terminal.Complete();
            return code;
        }
        catch (GuildException e)
        {
            terminal.TryFlush();
            terminal.Error.Write(secrets.Mask(ErrorRenderer.Render(await MissingPlugins.CompleteAsync(e, context), workingDirectory)));
            if (isDebug)
                terminal.Error.WriteLine(secrets.Mask(e.ToString()));
            return ExitCodes.Of(e.Outcome);
        }
        catch (PluginSettingException e)
        {
            terminal.TryFlush();
            var error = new GuildException(new GuildError(e.Message) { Fix = e.Remedy });
            terminal.Error.Write(ErrorRenderer.Render(error, workingDirectory));
            return ExitCodes.Of(error.Outcome);
        }
        catch (PluginException e)
        {
            terminal.TryFlush();
            terminal.Error.WriteLine(secrets.Mask($"guild: plugin '{e.Plugin}' failed: {e.Message}"));
            terminal.Error.WriteLine(isDebug ? secrets.Mask(e.ToString()) : $" fix: try 'guild plugins' to see where '{e.Plugin}' comes from, and --debug for the whole error");
            return ExitCodes.Of(Outcome.Error);
        }
        catch (IOException e) when (e.HResult == StandardStreams.BrokenPipe)
        {
            // The reader went away ('guild runs | head'): nobody is left to be told anything.
            return ReaderLeft;
        }
        catch (Exception e) when (!isDebug && SystemErrors.Is(e))
        {
            terminal.Error.Write(ErrorRenderer.Render(new GuildException(SystemErrors.Of(e, home)), workingDirectory));
            return ExitCodes.Of(Outcome.Error);
        }
        catch (Exception e) when (!isDebug)
        {
            terminal.TryFlush();
            terminal.Error.WriteLine(secrets.Mask($"guild: internal error: {e.Message}"));
            terminal.Error.WriteLine(" fix: run the command again with --debug in front ('guild --debug …') and report what it shows");
            return ExitCodes.Of(Outcome.Misuse);
        }
    }

    private static string CommandDirectory()
    {
        try
        {
            return System.Environment.CurrentDirectory;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GuildException([new GuildError("the current directory does not exist any more") { Fix = "change to a directory that exists" }], cause: e);
        }
    }

    private static bool IsDebug(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == "--debug")
                return true;
        }

        return false;
    }

    private static HostContext Context(
        GlobalOptions global,
        ITerminal terminal,
        IReadOnlyDictionary<string, string> variables,
        SecretTexts secrets,
        string commandDirectory,
        BundledPlugins bundled)
    {
        var warnings = new List<string>();
        var environment = EnvironmentOf(global, variables, commandDirectory, warnings.Add);
        var level = global.IsDebug ? 10 : int.TryParse(environment.Variable("LOG_LEVEL"), out var given) ? given : 20;
        var log = new TerminalLog(terminal, level, secrets);
        warnings.ForEach(log.Warning);
        return new HostContext(environment, terminal, log, secrets, global, bundled);
    }

    /// <summary>Where a command runs, as the global options and the variables say.</summary>
    /// <exception cref="GuildException">A directory doesn't exist.</exception>
    public static GuildEnvironment EnvironmentOf(
        GlobalOptions global, IReadOnlyDictionary<string, string> variables, string commandDirectory, Action<string>? warn = null)
    {
        var userHome = System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile, System.Environment.SpecialFolderOption.DoNotVerify);
        var workingDirectory = global.WorkingDirectory is { } cwd
            ? Directories.RequireExisting(cwd, commandDirectory, userHome)
            : commandDirectory;
        return new GuildEnvironment
        {
            Home = GuildHome.Resolve(global.Home, workingDirectory, userHome, variables, warn),
            WorkingDirectory = workingDirectory,
            CommandDirectory = commandDirectory,
            Program = OwnProgram(global),
            UserHome = userHome,
            Variables = variables,
        };
    }

    // A plugin under development takes part in what a second guild does, too.
    private static IReadOnlyList<string> OwnProgram(GlobalOptions global)
    {
        var program = System.Environment.ProcessPath!;
        return
        [
            program,
            .. Path.GetFileNameWithoutExtension(program) == "dotnet" ? (string[])[Path.Combine(AppContext.BaseDirectory, "guild.dll")] : [],
            .. global.PluginPaths.SelectMany(p => (string[])["--plugin-path", Path.GetFullPath(p)]),
        ];
    }

    private static void ShowHelp(HostContext context, HelpContent content, Func<HelpContent, int, string> render)
    {
        var (terminal, isForPrograms) = (context.Terminal, context.Environment.Variable("GUILD_HELP_JSON") is not null);
        terminal.Out.Write(isForPrograms ? HelpJson.Write(content, ToolVersion.Text) + "\n" : render(content, terminal.HelpWidth));
    }

    private static async Task<int> DispatchAsync(HostContext context, IReadOnlyList<string> words)
    {
        var terminal = context.Terminal;
        if (context.Global.ShowsVersion)
        {
            terminal.Out.WriteLine($"guild {ToolVersion.Text}");
            return 0;
        }

        if (words.Count == 0 || context.Global.ShowsHelp)
        {
            ShowHelp(context, MainPage.Content, MainPage.Render);
            return 0;
        }

        using var services = new HostServices(context);
        var lookup = new CommandLookup(services);
        var found = lookup.Find(words);
        context.Log.IsTagged = found.Spec.IsInternal;
        if (found.Spec.IsInternal)
            terminal.KeepOrder();
        if (found.AsksForHelp)
        {
            ShowHelp(context, HelpContent.Of(found.Spec, found.TypedName, found.Subcommands), CommandHelp.Render);
            return 0;
        }

        var asked = CommandParser.Parse(found.Spec, found.TypedName, found.Words);
        return await CommandFactory.Create(found.Spec, lookup.Alias, services).ExecuteAsync(asked);
    }
}
