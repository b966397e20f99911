using Guild.Core.Errors;
using Guild.Core.Running;
using Guild.Core.Text;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Runs.Files;

/// <summary>Opens files and directories with other programs.</summary>
internal sealed class PathOpener(ForegroundProgram programs)
{
    /// <summary>Opens a path with the program that the desktop has for it.</summary>
    public void Open(string path) => Open(path, OperatingSystem.IsWindows() ? "explorer" : OperatingSystem.IsMacOS() ? "open" : "xdg-open");

    /// <summary>Opens a path with a program.</summary>
    /// <param name="path">The path.</param>
    /// <param name="command">The program, perhaps with arguments, as for a shell.</param>
    /// <exception cref="GuildException">The program can't be run.</exception>
    public void Open(string path, string command)
    {
        try
        {
            programs.Run([.. Words(command), path]);
        }
        catch (SpawnException e)
        {
            throw new GuildException(
                [new GuildError($"error running '{command} {path}': {e.Message}") { Fix = "install the program, or name another with '--cmd'" }], cause: e);
        }
    }

    /// <summary>Runs a command in a directory, with the terminal.</summary>
    /// <exception cref="GuildException">The command can't be run.</exception>
    public int RunIn(string directory, string command)
    {
        try
        {
            return programs.Run(Words(command), directory);
        }
        catch (SpawnException e)
        {
            throw new GuildException([new GuildError($"error running '{command}': {e.Message}")], cause: e);
        }
    }

    /// <summary>The words of a command.</summary>
    /// <exception cref="GuildException">A quote isn't closed, or there are no words.</exception>
    public static IReadOnlyList<string> Words(string command) =>
        ShellWords.TrySplit(command, out var words) && words.Count > 0 ? words : throw new GuildException($"cannot read the command '{command}'");
}
