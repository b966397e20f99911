namespace Guild.Abstractions;

/// <summary>A transfer that the user sees going on. Any thread may use it. Dispose of it at the end, whatever the outcome.</summary>
public interface ITransfer : IDisposable
{
    /// <summary>The whole size in bytes, once it is known; <see langword="null"/> until then.</summary>
    long? Total { get; set; }

    /// <summary>Says that more bytes are there.</summary>
    /// <param name="bytes">How many; fewer than none when an attempt starts over.</param>
    void Advance(long bytes);

    /// <summary>Says that all is there. Without it, the end is a failure, and what is said about it is the error.</summary>
    void Complete();
}
