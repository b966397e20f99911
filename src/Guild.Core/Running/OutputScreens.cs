namespace Guild.Core.Running;

/// <summary>Where the output of operations is shown.</summary>
/// <param name="Output">Guild's standard output, unbuffered; <see langword="null"/> for nowhere.</param>
/// <param name="Error">Guild's standard error, unbuffered; <see langword="null"/> for nowhere.</param>
public sealed record OutputScreens(Stream? Output, Stream? Error)
{
    /// <summary>Nothing is shown.</summary>
    public static OutputScreens None { get; } = new(null, null);
}
