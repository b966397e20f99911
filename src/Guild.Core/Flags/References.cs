using System.Text;
using Guild.Abstractions;
using Guild.Core.Errors;

namespace Guild.Core.Flags;

/// <summary>References <c>${name}</c> in the words of a command and in variables (guildfile.md 5.2).</summary>
/// <param name="lookup">The value of a name; <see langword="null"/> when there is none.</param>
/// <param name="encode">The text of a value that isn't text.</param>
public sealed class References(Func<string, Value?> lookup, Func<string, Value, string> encode)
{
    // Values refer to values: without a limit, forty short flags could ask for all memory.
    private const int LongestText = 4 * 1024 * 1024;

    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);

    /// <summary>The text with all references replaced, those in values too. <c>\${x}</c> stands for <c>${x}</c>.</summary>
    /// <exception cref="GuildException">A name that isn't defined, or that refers to itself.</exception>
    public string Expand(string text) => Expand(text, []);

    private string Expand(string text, List<string> path)
    {
        var next = text.IndexOf("${", StringComparison.Ordinal);
        if (next < 0)
            return text;
        var result = new StringBuilder();
        var at = 0;
        while (next >= 0)
        {
            var end = text.IndexOf('}', next);
            if (end < 0)
                break;
            var name = text[(next + 2)..end];
            if (next > at && text[next - 1] == '\\')
                result.Append(text, at, next - 1 - at).Append(text, next, end + 1 - next);
            else
                result.Append(text, at, next - at).Append(name.Length == 0 ? "${}" : Resolve(name, path));
            if (result.Length > LongestText)
                throw new GuildException("invalid setting for operation: references in the command make it too long");
            at = end + 1;
            next = text.IndexOf("${", at, StringComparison.Ordinal);
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    private string Resolve(string name, List<string> path)
    {
        if (known.TryGetValue(name, out var resolved))
            return resolved;
        var value = lookup(name)
            ?? throw new GuildException($"invalid setting for operation: command contains invalid reference '{name}'");
        if (path.Contains(name))
            throw new GuildException($"invalid setting for operation: reference '{name}' refers to itself ({string.Join(" -> ", path)} -> {name})");
        path.Add(name);
        var text = Expand(encode(name, value), path);
        path.RemoveAt(path.Count - 1);
        return known[name] = text;
    }
}
