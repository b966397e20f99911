namespace Guild.Tool.CommandLine;

/// <summary>The work of one command. Built by <see cref="CommandFactory"/>, only when it was asked for.</summary>
internal interface ICommand
{
    /// <summary>Does the work and returns the exit code. Errors leave as <see cref="Core.Errors.GuildException"/>.</summary>
    Task<int> ExecuteAsync(ParsedCommand asked);
}
