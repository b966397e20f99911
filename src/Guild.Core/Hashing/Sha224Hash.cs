using System.Text;

namespace Guild.Core.Hashing;

/// <summary>SHA-224, which names of cache entries are made with: SHA-256 from other starting values, without its last word (RFC 6234).</summary>
internal sealed class Sha224Hash()
    : Sha256Hash([0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4])
{
    private protected override ReadOnlySpan<uint> State => base.State[..7];

    /// <summary>The digest of a text's UTF-8 bytes.</summary>
    public static string Of(string text)
    {
        var hash = new Sha224Hash();
        hash.Append(Encoding.UTF8.GetBytes(text));
        return hash.Finish();
    }
}
