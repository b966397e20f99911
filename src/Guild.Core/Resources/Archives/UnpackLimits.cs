namespace Guild.Core.Resources.Archives;

/// <summary>How far an archive may expand. Only what passes both limits is taken for a decompression bomb.</summary>
/// <param name="Bytes">Size of all members together.</param>
/// <param name="Factor">Multiple of the archive's own size.</param>
public sealed record UnpackLimits(long Bytes, int Factor)
{
    /// <summary>1 GiB and 100 times.</summary>
    public static UnpackLimits Default { get; } = new(1L << 30, 100);
}
