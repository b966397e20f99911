namespace Guild.Core.Text;

/// <summary>Names that nobody else makes: random 128-bit numbers (version 4 of RFC 9562) in 32 lower-case hex digits.</summary>
/// <remarks>The library's own text of a <see cref="Guid"/> is vector code, which is compiled at every start.</remarks>
public static class RandomName
{
    private const string Digits = "0123456789abcdef";

    /// <summary>A new name.</summary>
    public static string New()
    {
        Span<byte> bytes = stackalloc byte[16];
        _ = Guid.NewGuid().TryWriteBytes(bytes, bigEndian: true, out _);
        Span<char> text = stackalloc char[32];
        for (var i = 0; i < text.Length; i++)
            text[i] = Digits[(bytes[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 15];
        return new string(text);
    }
}
