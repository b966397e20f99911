using Guild.Core.Errors;

namespace Guild.Tool.CommandLine;

/// <summary>The options before the command's name (cli.md A.1).</summary>
internal sealed record GlobalOptions
{
    /// <summary>The path of <c>-C</c>.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The path of <c>-H</c>.</summary>
    public string? Home { get; init; }

    /// <summary>The paths of <c>--plugin-path</c>.</summary>
    public IReadOnlyList<string> PluginPaths { get; init; } = [];

    /// <summary>Whether debug messages and traces are shown.</summary>
    public bool IsDebug { get; init; }

    /// <summary>Whether the version is asked for.</summary>
    public bool ShowsVersion { get; init; }

    /// <summary>Whether help is asked for.</summary>
    public bool ShowsHelp { get; init; }

    /// <summary>The table of the global options, for help and suggestions.</summary>
    public static IReadOnlyList<OptionSpec> Specs { get; } =
    [
        new("version", "Show the version and exit."),
        new("cwd", "Behave as if started in PATH.") { OtherNames = ["-C"], ValueName = "PATH" },
        new("guild-home", "Use PATH as Guild home (default is $GUILD_HOME, or a .guild directory found from here upward, or ~/.guild).")
        {
            OtherNames = ["-H"],
            ValueName = "PATH",
        },
        new("plugin-path", "Look for plugins under development in PATH first; may be repeated.") { ValueName = "PATH", IsRepeatable = true },
        new("debug", "Show debug messages, and stack traces of errors."),
        new("help", "Show this page and exit."),
    ];

    /// <summary>Reads the options in front of the command's name.</summary>
    /// <param name="words">All words of the command line.</param>
    /// <param name="used">How many words were options and their values.</param>
    /// <exception cref="GuildException">An option is unknown or lacks its value.</exception>
    public static GlobalOptions Parse(IReadOnlyList<string> words, out int used)
    {
        var end = 0;
        while (end < words.Count && words[end].StartsWith('-') && words[end] != "-")
            end += TakesNextWord(words[end]) ? 2 : 1;
        used = Math.Min(end, words.Count);
        if (used == 0)
            return new GlobalOptions();
        var tokens = OptionTokenizer.Tokenize(new CommandSpec { Name = "", Summary = "", Options = Specs }, "guild", [.. words.Take(used)]);
        string? Last(string name) => tokens.Options.LastOrDefault(o => o.Option.Name == name)?.Value;
        bool Has(string name) => Last(name) is not null;
        return new GlobalOptions
        {
            WorkingDirectory = Last("cwd"),
            Home = Last("guild-home"),
            PluginPaths = [.. tokens.Options.Where(o => o.Option.Name == "plugin-path").Select(o => o.Value)],
            IsDebug = Has("debug"),
            ShowsVersion = Has("version"),
            ShowsHelp = Has("help"),
        };
    }

    /// <summary>Whether the value of an option is the next word.</summary>
    public static bool TakesNextWord(string word) => word is "-C" or "-H" or "--cwd" or "--guild-home" or "--plugin-path";
}
