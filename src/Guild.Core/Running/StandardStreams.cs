using Guild.Core.Running.Posix;

namespace Guild.Core.Running;

/// <summary>
/// This process' standard output and error, unbuffered. They cost next to nothing, unlike <see cref="Console"/>, and share the position of a
/// redirected file with whoever else writes to it.
/// </summary>
public static class StandardStreams
{
    /// <summary>Standard output.</summary>
    public static Stream OpenOutput() => Open(1);

    /// <summary>Standard error.</summary>
    public static Stream OpenError() => Open(2);

    // Windows has no descriptors; there the position of a file belongs to the handle, which is shared.
    private static Stream Open(int number)
    {
        if (!OperatingSystem.IsWindows())
            return new DescriptorStream(number);
        return number == 1 ? Console.OpenStandardOutput() : Console.OpenStandardError();
    }
}
