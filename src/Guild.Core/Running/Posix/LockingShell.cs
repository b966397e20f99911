namespace Guild.Core.Running.Posix;

/// <summary>
/// The shell that writes its own process id to a file and then becomes the program. The id stays the same, so the file is there before the
/// program runs, whatever happens to guild meanwhile.
/// </summary>
internal static class LockingShell
{
    public const string Shell = "/bin/sh";

    // Shells point PWD to where they are. The program must see the one it would have had from guild.
    private const string KeepPwd = "printf %s $$ >\"$0\" && PWD=$1 && shift && exec \"$@\"";
    private const string NoPwd = "printf %s $$ >\"$0\" && unset PWD && exec \"$@\"";

    private static readonly string[] NamesShellsChange = ["IFS", "OPTIND", "PPID", "LINENO"];

    /// <summary>The words that start a program through the shell.</summary>
    public static List<string> Wrap(string lockFile, string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        List<string> words = ["sh", "-c"];
        if (environment.TryGetValue("PWD", out var directory))
            words.AddRange([KeepPwd, lockFile, directory]);
        else
            words.AddRange([NoPwd, lockFile]);

        // Shells drop variables whose names they can't express (FOO-BAR, BASH_FUNC_x%%) and reset a few others.
        var hasEnv = false;
        foreach (var (name, value) in environment)
        {
            if (IsShellName(name) && Array.IndexOf(NamesShellsChange, name) < 0)
                continue;
            if (!hasEnv)
                words.Add("/usr/bin/env");
            hasEnv = true;
            words.Add($"{name}={value}");
        }

        words.Add(program);
        words.AddRange(arguments);
        return words;
    }

    internal static bool IsShellName(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
                return false;
        }

        return name.Length > 0 && !char.IsAsciiDigit(name[0]);
    }
}
