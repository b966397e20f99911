using Guild.Core.Running.Posix;

namespace Guild.Core.Running;

/// <summary>
/// This process' standard output and error, unbuffered, on systems that have file descriptors (not Windows). They cost next to nothing,
/// unlike the base library's console, and share the position of a redirected file with whoever else writes to it.
/// </summary>
public static class StandardStreams
{
    /// <summary>The <see cref="Exception.HResult"/> of a write to a pipe that nobody reads any more: EPIPE, on all systems that have it.</summary>
    public const int BrokenPipe = 32;

    /// <summary>Standard output.</summary>
    public static Stream OpenOutput() => new DescriptorStream(1);

    /// <summary>Standard error. Where it is closed or full, what guild says is lost, and the work goes on.</summary>
    public static Stream OpenError() => new DescriptorStream(2, isDispensable: true);
}
