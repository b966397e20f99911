using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Yaml;

namespace Guild.Core.Configuration;

/// <summary>Finds the Guild home (cli.md A.8, runs.md 1.1).</summary>
public static class GuildHome
{
    private const string OldScheme = "pre-0.9";

    /// <summary>The absolute path of the home that applies; it need not exist, except one given by option.</summary>
    /// <param name="option">The path of <c>-H</c>; <see langword="null"/> when not given.</param>
    /// <param name="workingDirectory">Absolute path that relative paths and the upward search start from.</param>
    /// <param name="userHome">Absolute path of the user's home directory.</param>
    /// <param name="variables">Environment variables.</param>
    /// <param name="warn">Is told of settings that mean nothing.</param>
    /// <exception cref="GuildException">The home is something else than a directory, or the path of <c>-H</c> doesn't exist.</exception>
    public static string Resolve(string? option, string workingDirectory, string userHome, IReadOnlyDictionary<string, string> variables, Action<string>? warn = null)
    {
        var home = Find(option, workingDirectory, userHome, variables, warn);
        // Whatever looks for runs below a file finds none, which isn't the same as having none.
        return !File.Exists(home) ? home : throw new GuildException(new GuildError($"the Guild home '{home}' is not a directory")
        {
            Fix = "name a directory with -H or GUILD_HOME; one that GUILD_HOME names is made when it is needed",
        });
    }

    private static string Find(string? option, string workingDirectory, string userHome, IReadOnlyDictionary<string, string> variables, Action<string>? warn)
    {
        if (option is not null)
            return Directories.RequireExisting(option, workingDirectory, userHome);
        if (Variable("GUILD_HOME") is { } home)
            return Directories.MakeAbsolute(home, workingDirectory, userHome);
        var environments = new[] { Variable("CONDA_PREFIX"), Variable("VIRTUAL_ENV") };
        var scheme = Variable("GUILD_HOME_SCHEME") ?? ConfiguredScheme(userHome);
        if (scheme is not (null or OldScheme))
            warn?.Invoke($"unsupported legacy scheme for 'guild-home': '{scheme}' - using default scheme");
        if (scheme == OldScheme)
            return Path.Combine(environments.FirstOrDefault(e => e is not null) ?? userHome, ".guild");
        foreach (var environment in environments)
        {
            if (environment is not null && Path.Combine(environment, ".guild") is var candidate && Directory.Exists(candidate))
                return Path.GetFullPath(candidate, workingDirectory);
        }

        return NearestUpward(workingDirectory, userHome) ?? Path.Combine(userHome, ".guild");

        string? Variable(string name) => variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
    }

    // In the user's own file only: that of a home can't say which home it is.
    private static string? ConfiguredScheme(string userHome)
    {
        var path = Path.Combine(userHome, ".guild", "config.yml");
        try
        {
            return File.Exists(path) && File.ReadAllText(path) is var text && text.Contains("legacy", StringComparison.Ordinal)
                && YamlReader.ReadValue(text) is MapValue config && config["legacy"] is MapValue legacy
                ? (legacy["guild-home"] as TextValue)?.Text
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or GuildException)
        {
            // Whoever reads the configuration for its own sake says what is wrong with it.
            return null;
        }
    }

    private static string? NearestUpward(string workingDirectory, string userHome)
    {
        for (var directory = workingDirectory; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            var candidate = Path.Combine(directory, ".guild");
            // The folder of that name in a run's directory is the run's record, not a home: one may look around in there and ask for the runs.
            if (Directory.Exists(candidate) && !File.Exists(Path.Combine(candidate, "opref")))
                return candidate;
            if (directory == userHome)
                break;
        }

        return null;
    }
}
