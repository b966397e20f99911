using Guild.Core.Errors;

namespace Guild.Core.Configuration;

/// <summary>Finds the Guild home (cli.md A.8, runs.md 1.1).</summary>
public static class GuildHome
{
    /// <summary>The absolute path of the home that applies; it need not exist, except one given by option.</summary>
    /// <param name="option">The path of <c>-H</c>; <see langword="null"/> when not given.</param>
    /// <param name="workingDirectory">Absolute path that relative paths and the upward search start from.</param>
    /// <param name="userHome">Absolute path of the user's home directory.</param>
    /// <param name="variables">Environment variables.</param>
    /// <exception cref="GuildException">The path of <c>-H</c> isn't a directory.</exception>
    public static string Resolve(string? option, string workingDirectory, string userHome, IReadOnlyDictionary<string, string> variables)
    {
        if (option is not null)
            return Directories.RequireExisting(option, workingDirectory, userHome);
        if (Variable("GUILD_HOME") is { } home)
            return Directories.MakeAbsolute(home, workingDirectory, userHome);
        var environments = new[] { Variable("CONDA_PREFIX"), Variable("VIRTUAL_ENV") };
        if (Variable("GUILD_HOME_SCHEME") == "pre-0.9")
            return Path.Combine(environments.FirstOrDefault(e => e is not null) ?? userHome, ".guild");
        foreach (var environment in environments)
        {
            if (environment is not null && Path.Combine(environment, ".guild") is var candidate && Directory.Exists(candidate))
                return Path.GetFullPath(candidate, workingDirectory);
        }

        return NearestUpward(workingDirectory, userHome) ?? Path.Combine(userHome, ".guild");

        string? Variable(string name) => variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
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
