using System.Text;

namespace Guild.Core.Runs.Index.Rows;

/// <summary>One of very many texts, as a part of a <see cref="TextPool"/>.</summary>
internal readonly record struct PooledText(byte[] Bytes, int Start, int Length)
{
    /// <summary>The text as bytes.</summary>
    public ReadOnlySpan<byte> Utf8 => Bytes.AsSpan(Start, Length);

    /// <inheritdoc/>
    public override string ToString() => Encoding.UTF8.GetString(Utf8);
}
