using Guild.Abstractions;
using Guild.Core.GuildFiles;

namespace Guild.Core.Planning;

/// <summary>Reads the program back from a recorded command template, ours or Guild AI's.</summary>
public static class RecordedProgram
{
    private static readonly string[] PythonMain = ["${python_exe}", "-um", "guild.op_main"];

    /// <summary>
    /// The program that a command template starts: guild itself, a Python <c>main</c> behind Guild AI's wrapper, else an <c>exec</c>.
    /// </summary>
    public static ProgramDef Read(IReadOnlyList<string> commandArgs)
    {
        if (GuildProgram.Read(commandArgs) is { } own)
            return own;
        if (!commandArgs.Take(PythonMain.Length).SequenceEqual(PythonMain))
            return new ProgramDef("exec", [.. commandArgs.Select(w => w == LaunchRecord.FlagArguments ? "${flag_args}" : w)]);
        var words = commandArgs.Skip(PythonMain.Length).TakeWhile(w => w != LaunchRecord.FlagArguments).ToList();
        if (words.Count > 0 && words[^1] == "--")
            words.RemoveAt(words.Count - 1);
        return new ProgramDef("main", words);
    }
}
