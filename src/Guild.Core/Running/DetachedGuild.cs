using Guild.Core.Runs;

namespace Guild.Core.Running;

/// <summary>
/// A second guild that goes on with a prepared run when this one has ended (runs.md 4.5): in a session of its own, without terminal.
/// </summary>
/// <param name="processes">The machine's processes.</param>
public sealed class DetachedGuild(IProcessTable processes)
{
    /// <summary>Starts it and makes it the run's host, so that at no moment the run looks abandoned.</summary>
    /// <param name="command">Guild's own program and its arguments.</param>
    /// <param name="environment">Directory and variables to hand on.</param>
    /// <param name="run">The prepared run.</param>
    /// <returns>Its process id.</returns>
    /// <exception cref="SpawnException">It can't be started.</exception>
    public int Start(IReadOnlyList<string> command, GuildEnvironment environment, RunDirectory run)
    {
        using var child = ChildProcess.Start(new ChildStart
        {
            Program = command[0],
            Arguments = [.. command.Skip(1)],
            WorkingDirectory = environment.CommandDirectory,
            Environment = environment.Variables,
            IsDetached = true,
        });
        if (processes.Find(child.Id) is { } process)
            new HostMarker(child.Id, process.Identity, Environment.MachineName).Write(run);
        return child.Id;
    }
}
