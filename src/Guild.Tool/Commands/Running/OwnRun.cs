using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.Runs;

namespace Guild.Tool.Commands.Running;

/// <summary>The run whose process this guild is, for the commands that only guild itself gives.</summary>
internal static class OwnRun
{
    /// <summary>The run's directory.</summary>
    /// <param name="environment">The environment, in which whoever started the process named it.</param>
    /// <param name="command">The command.</param>
    /// <param name="purpose">What it is a part of.</param>
    /// <param name="way">The command that a user gives instead.</param>
    /// <exception cref="GuildException">A user gave the command.</exception>
    public static RunDirectory Directory(GuildEnvironment environment, string command, string purpose, string way) =>
        environment.Variable("RUN_DIR") is { } directory
            ? new RunDirectory(directory)
            : throw new GuildException(new GuildError($"'guild {command}' is a part of runs of {purpose}")
            {
                Fix = $"use '{way}', or 'guild run --restart RUN' for a run that exists",
            });
}
