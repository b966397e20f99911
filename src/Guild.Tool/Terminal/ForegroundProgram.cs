using System.Diagnostics;
using System.Runtime.InteropServices;
using Guild.Core;
using Guild.Core.Running;

namespace Guild.Tool.Terminal;

/// <summary>Runs programs of the user's choice that get the terminal: an editor, a pager, a diff program, a shell.</summary>
internal sealed class ForegroundProgram(GuildEnvironment environment, ITerminal terminal)
{
    /// <summary>Whether a program is there to be run.</summary>
    public bool Exists(string program)
    {
        try
        {
            Find(program);
            return true;
        }
        catch (SpawnException)
        {
            return false;
        }
    }

    /// <summary>Runs a program to its end and returns its exit code.</summary>
    /// <param name="words">The program and its arguments.</param>
    /// <param name="directory">Its working directory; <see langword="null"/> for guild's own.</param>
    /// <exception cref="SpawnException">There is no such program.</exception>
    public int Run(IReadOnlyList<string> words, string? directory = null)
    {
        terminal.Out.Flush();
        using var interrupts = LeaveInterrupts();
        using var process = Process.Start(new ProcessStartInfo(Find(words[0]), words.Skip(1))
        {
            UseShellExecute = false,
            WorkingDirectory = directory ?? environment.CommandDirectory,
        })!;
        process.WaitForExit();
        return process.ExitCode;
    }

    // Ctrl-C is meant for the program that has the terminal; guild ends when that does.
    private static PosixSignalRegistration LeaveInterrupts() => PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);

    // .NET would look in guild's own directory and in the working directory first.
    private string Find(string program) => OperatingSystem.IsWindows()
        ? program
        : ExecutableFinder.Find(new ChildStart { Program = program, Arguments = [], WorkingDirectory = environment.CommandDirectory, Environment = environment.Variables });
}
