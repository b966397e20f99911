using Guild.Core.Errors;
using Guild.Core.Runs;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Runs.Files;

/// <summary>The files of runs that commands are asked for.</summary>
internal static class RunPaths
{
    /// <summary>Checks the options before any run is looked for.</summary>
    public static void Check(ParsedCommand asked, string? path, ITerminal terminal)
    {
        var isOutput = asked.Has("output");
        if (isOutput && (path is not null || asked.Has("sourcecode")))
            terminal.Error.WriteLine("--output cannot be used with other options - ignorning other options");
        if (!isOutput && path is not null)
            CheckRelative(path, asked);
    }

    /// <summary>Checks that a path is one below a run.</summary>
    public static void CheckRelative(string path, ParsedCommand asked)
    {
        if (Path.IsPathRooted(path))
            throw new GuildException(new GuildError($"PATH must be relative\nTry 'guild {asked.Spec.Name} --help' for more information."));
    }

    /// <summary>The absolute path that is meant.</summary>
    /// <exception cref="GuildException">It isn't there.</exception>
    public static string Find(ParsedCommand asked, Run run, string? path)
    {
        var full = asked.Has("output")
            ? run.Directory.Output
            : Path.GetFullPath(Path.Combine(run.Directory.Path, asked.Has("sourcecode") ? RunSources.Directory(run) : ".", path ?? ""));
        return Path.Exists(full) ? full : throw new GuildException($"{full} does not exist");
    }
}
