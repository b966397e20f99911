using System.Text;

namespace Guild.Core.Runs.Index.Rows;

/// <summary>The opref of many runs.</summary>
internal sealed class SharedOpRef(string text)
{
    /// <summary>Its text.</summary>
    public string Text => text;

    /// <summary>The text's bytes.</summary>
    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(text);

    /// <summary>What it says; <see langword="null"/> when it can't be read.</summary>
    public OpRef? OpRef { get; } = OpRefFormat.Parse(text);
}
