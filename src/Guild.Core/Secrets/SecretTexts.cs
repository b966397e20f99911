using Guild.Abstractions;

namespace Guild.Core.Secrets;

/// <summary>The secrets that have been read so far, so that no message shows one.</summary>
/// <param name="variables">The environment.</param>
public sealed class SecretTexts(IReadOnlyDictionary<string, string> variables) : ISecrets
{
    // Shorter ones would mask half of every message, and protect nothing.
    private const int LeastLength = 6;

    private readonly Lock _gate = new();
    private string[] _texts = [];

    /// <inheritdoc/>
    public Secret? FromVariable(string name) =>
        variables.TryGetValue(name, out var text) && text.Length > 0 ? Keep(text) : null;

    /// <inheritdoc/>
    public Secret Keep(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        lock (_gate)
        {
            // The longest first: one may be a part of another.
            if (text.Length >= LeastLength && Array.IndexOf(_texts, text) < 0)
                _texts = [.. _texts.Append(text).OrderByDescending(t => t.Length)];
        }

        return new Secret(text);
    }

    /// <summary>A message with every secret in it masked.</summary>
    public string Mask(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        foreach (var text in Volatile.Read(ref _texts))
            message = message.Replace(text, "***", StringComparison.Ordinal);
        return message;
    }
}
