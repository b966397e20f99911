using System.Security.Cryptography;

namespace Guild.Plugins.S3;

/// <summary>Digests of content as it passes.</summary>
internal sealed class ContentDigests : IDisposable
{
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
#pragma warning disable CA5351 // Not for security: it is what stores use as ETag.
    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351

    public void Append(ReadOnlySpan<byte> content)
    {
        _sha256.AppendData(content);
        _md5.AppendData(content);
    }

    public string Sha256() => Convert.ToHexStringLower(_sha256.GetCurrentHash());

    public string Md5() => Convert.ToHexStringLower(_md5.GetCurrentHash());

    public void Dispose()
    {
        _sha256.Dispose();
        _md5.Dispose();
    }
}
