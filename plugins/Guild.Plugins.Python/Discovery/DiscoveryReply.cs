using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Guild.Abstractions;

namespace Guild.Plugins.Python.Discovery;

/// <summary>The answer of the script that reads a program's source.</summary>
/// <param name="Flags">What it found.</param>
/// <param name="Doubts">Reasons why that may not be all.</param>
internal sealed record DiscoveryReply(DiscoveredFlags Flags, IReadOnlyList<string> Doubts)
{
    /// <summary>Names of flags whose default is computed when the program runs, and so is nothing to remember.</summary>
    public IReadOnlySet<string> Volatile { get; init; } = new HashSet<string>();

    /// <summary>Why there is no parser to read; <see langword="null"/> when there is one.</summary>
    public string? Error { get; init; }

    /// <summary>Reads the answer.</summary>
    /// <exception cref="JsonException">It isn't one.</exception>
    public static DiscoveryReply Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var flags = new DiscoveredFlags
        {
            Destination = root.GetProperty("dest").GetString(),
            Flags = [.. root.GetProperty("flags").EnumerateArray().Select(ParseFlag)],
            Warnings = Texts(root, "warnings"),
            FilesRead = Texts(root, "files"),
            FilesMissing = Texts(root, "absent"),
        };
        return new DiscoveryReply(flags, Texts(root, "doubts"))
        {
            Volatile = root.GetProperty("flags").EnumerateArray().Where(f => f.TryGetProperty("volatile", out _)).Select(f => f.GetProperty("name").GetString()!).ToHashSet(),
            Error = root.TryGetProperty("error", out var error) ? error.GetString() : null,
        };
    }

    private static DiscoveredFlag ParseFlag(JsonElement flag) =>
        new(flag.GetProperty("name").GetString()!, (MapValue)ParseValue(flag.GetProperty("attrs")))
        {
            Location = new SourceLocation(
                flag.GetProperty("file").GetString()!, flag.GetProperty("line").GetInt32(), flag.GetProperty("column").GetInt32()),
            NeedsName = flag.TryGetProperty("named", out _),
        };

    private static string[] Texts(JsonElement root, string name) =>
        root.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(t => t.GetString()!)] : [];

    private static Value ParseValue(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => Value.True,
        JsonValueKind.False => Value.False,
        JsonValueKind.String => Value.Of(element.GetString()),
        JsonValueKind.Number => ParseNumber(element.GetRawText()),
        JsonValueKind.Array => new ListValue([.. element.EnumerateArray().Select(ParseValue)]),
        JsonValueKind.Object => element.TryGetProperty("$float", out var special)
            ? Value.Of(ParseSpecial(special.GetString()!))
            : new MapValue([.. element.EnumerateObject().Select(p => new MapEntry(p.Name, ParseValue(p.Value)))]),
        _ => Value.Null,
    };

    private static Value ParseNumber(string text) =>
        text.AsSpan().IndexOfAny('.', 'e', 'E') < 0
            ? new IntegerValue(BigInteger.Parse(text, CultureInfo.InvariantCulture))
            : Value.Of(double.Parse(text, CultureInfo.InvariantCulture));

    // JSON has no infinities; the script tags them.
    private static double ParseSpecial(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.NaN,
    };
}
