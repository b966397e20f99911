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
    public static GuildError Of(Exception e, string? home) => new(Text(e)) { Fix = Fix(e, Elsewhere(home)) };

    /// <summary>What to do about a refusal.</summary>
    /// <param name="e">The exception.</param>
    /// <param name="elsewhere">How to use another place, where that would help.</param>
    public static string Fix(Exception e, string elsewhere) => e.HResult switch
    {
        NoSpace or WindowsDiskFull => "make room on that disk, and try again; 'guild check --space' shows what takes it",
        QuotaReached => "you have used up your quota on that disk; make room, and try again",
        ReadOnlyFileSystem => $"the file system is read-only; {elsewhere}",
        _ when e is UnauthorizedAccessException => $"see who owns it and who may write to it; {elsewhere}",
        _ when e is DirectoryNotFoundException => $"see which part of the path is missing, or is a file; {elsewhere}",
        _ => "see whether the file and its disk are as they should be, and try again",
    };

    /// <summary>What the system says, as a message of guild.</summary>
    /// <remarks>.NET puts a full stop behind a sentence of its own; messages of guild have none.</remarks>
    public static string Text(Exception e)
    {
        var text = e.Message.TrimEnd('.');
        return text.Length == 0 ? e.GetType().Name : char.ToLowerInvariant(text[0]) + text[1..];
    }

    private static string Elsewhere(string? home) =>
        home is null ? "use another place" : $"'guild -H PATH' uses another Guild home than '{home}'";
}
