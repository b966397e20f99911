using Guild.Abstractions;
using Guild.Core.Errors;

namespace Guild.Core.Yaml;

/// <summary>Reads YAML 1.1, the safe subset, single documents: Guild files, run attributes, flag values.</summary>
public static class YamlReader
{
    /// <summary>Reads a document with the place of each node; <see langword="null"/> for a document without content.</summary>
    /// <param name="text">The document.</param>
    /// <param name="path">The path that locations and errors show.</param>
    /// <param name="warnings">Takes a warning for each key that is written twice.</param>
    /// <exception cref="GuildException">The text isn't YAML, or asks for more than a Guild file may.</exception>
    public static YamlNode? Read(string text, string path, ICollection<GuildError>? warnings = null) =>
        new YamlComposer(text.StartsWith('\ufeff') ? text[1..] : text, path, warnings).Compose();

    /// <summary>Reads a document of which only the value matters; null for a document without content.</summary>
    /// <exception cref="GuildException">The text isn't YAML.</exception>
    public static Value ReadValue(string text) =>
        YamlFastPath.TryRead(text) ?? Read(text, "<text>")?.ToValue() ?? Value.Null;

    /// <summary>The value that a plain (unquoted) scalar has.</summary>
    public static Value ResolvePlain(string text) => YamlPlain.Resolve(text);
}
