using Guild.Core.Errors;

namespace Guild.Tool.CommandLine;

/// <summary>What the system refuses, where no command had more to say: a full disk, a file that may not be written to.</summary>
internal static class SystemErrors
{
    private const int NoSpace = 28;
    private const int ReadOnlyFileSystem = 30;
    private const int QuotaReached = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>Whether an exception tells of such a refusal, and isn't a mistake in guild.</summary>
    public static bool Is(Exception e) => e is IOException or UnauthorizedAccessException;

    /// <summary>The error for a person.</summary>
    /// <param name="e">The exception.</param>
    /// <param name="home">The Guild home; <see langword="null"/> when it wasn't found yet.</param>
    public static GuildError Of(Exception e, string? home) => new(Text(e))
    {
        Fix = e.HResult switch
        {
            NoSpace or WindowsDiskFull => "make room on that disk, and try again; 'guild check --space' shows what takes it",
            QuotaReached => "you have used up your quota on that disk; make room, and try again",
            ReadOnlyFileSystem => $"the file system is read-only; {Elsewhere(home)}",
            _ when e is UnauthorizedAccessException => $"see who owns it and who may write to it; {Elsewhere(home)}",
            _ => "see whether the file and its disk are as they should be, and try again",
        },
    };

    private static string Elsewhere(string? home) =>
        home is null ? "use another place" : $"'guild -H PATH' uses another Guild home than '{home}'";

    // .NET puts a full stop behind a sentence of its own; messages of guild have none.
    private static string Text(Exception e)
    {
        var text = e.Message.TrimEnd('.');
        return text.Length == 0 ? e.GetType().Name : char.ToLowerInvariant(text[0]) + text[1..];
    }
}
