using Guild.Core.Running.Posix;

namespace Guild.Core.Running;

/// <summary>A program can't be started.</summary>
/// <param name="errorNumber">The system's error number: 2 not found, 13 not permitted, …</param>
/// <param name="program">The program, as it was asked for.</param>
public sealed class SpawnException(int errorNumber, string program)
    : Exception($"[Errno {errorNumber}] {Libc.ErrorText(errorNumber)}: {Quote(program)}")
{
    /// <summary>The error number of a program that doesn't exist.</summary>
    public const int NotFound = 2;

    /// <summary>The error number of a program that may not be executed.</summary>
    public const int NotPermitted = 13;

    /// <summary>The system's error number.</summary>
    public int ErrorNumber { get; } = errorNumber;

    /// <summary>The status that a shell gives such a command: 127 not found, 126 anything else.</summary>
    public int ShellStatus => ErrorNumber == NotFound ? 127 : 126;

    // Python's repr of a file name, which the message's readers know.
    private static string Quote(string text) =>
        text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal)
            ? $"\"{text}\""
            : $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
