namespace Guild.Core.Resources;

/// <summary>Tells a disk without room, or a used-up quota, from other trouble with files.</summary>
internal static class FullDisk
{
    // On Unix the exception carries the system's own number (ENOSPC, EDQUOT), on Windows the one of its error codes.
    private const int NoSpace = 28;
    private const int QuotaUsedUp = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    /// <summary>What the user can do; <see langword="null"/> when the exception speaks of something else.</summary>
    public static string? FixFor(Exception e) =>
        e is IOException { HResult: NoSpace or QuotaUsedUp or WindowsDiskFull or WindowsHandleDiskFull } ? "make room, or set another GUILD_HOME" : null;
}
