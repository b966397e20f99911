using Guild.Abstractions;

namespace Guild.Core.Discovery;

/// <summary>The layout of an entry of <see cref="DiscoveryCache"/>.</summary>
internal static class DiscoveryRecord
{
    /// <summary>The entry for a result.</summary>
    public static MapValue Write(DiscoveredFlags found, IEnumerable<MapValue> files, IEnumerable<MapEntry> variables) => MapValue.Of(
        ("destination", Value.Of(found.Destination)),
        ("files", new ListValue([.. files])),
        ("missing", Value.OfTexts(found.FilesMissing)),
        ("variables", new MapValue([.. variables])),
        ("flags", new ListValue([.. found.Flags.Select(WriteFlag)])),
        ("program", Value.Of(found.ProgramFile)),
        ("warnings", Value.OfTexts(found.Warnings)));

    /// <summary>The result of an entry.</summary>
    public static DiscoveredFlags Read(MapValue entry) => new()
    {
        Destination = Text(entry["destination"]),
        FilesRead = [.. Items(entry["files"]).OfType<MapValue>().Select(f => Text(f["path"])!)],
        FilesMissing = [.. Items(entry["missing"]).Select(p => Text(p)!)],
        VariablesRead = [.. NamesIn(entry["variables"] as MapValue ?? Value.EmptyMap)],
        Flags = [.. Items(entry["flags"]).OfType<MapValue>().Select(ReadFlag)],
        ProgramFile = Text(entry["program"]),
        Warnings = [.. Items(entry["warnings"]).Select(w => Text(w)!)],
    };

    private static Value WriteFlag(DiscoveredFlag flag) => MapValue.Of(
        ("name", Value.Of(flag.Name)),
        ("attributes", flag.Attributes),
        ("needs-name", Value.Of(flag.NeedsName)),
        ("file", Value.Of(flag.Location?.File)),
        ("line", Value.Of(flag.Location?.Line ?? 0)),
        ("column", Value.Of(flag.Location?.Column ?? 0)));

    private static DiscoveredFlag ReadFlag(MapValue flag) => new(Text(flag["name"])!, flag["attributes"] as MapValue ?? Value.EmptyMap)
    {
        NeedsName = flag["needs-name"] is BooleanValue { IsTrue: true },
        Location = Text(flag["file"]) is { } file ? new SourceLocation(file, Number(flag["line"]), Number(flag["column"])) : null,
    };

    private static IEnumerable<string> NamesIn(MapValue map)
    {
        foreach (var entry in map.Entries)
            yield return entry.Name!;
    }

    private static IReadOnlyList<Value> Items(Value? value) => (value as ListValue)?.Items ?? [];

    private static string? Text(Value? value) => (value as TextValue)?.Text;

    private static int Number(Value? value) => value is IntegerValue integer ? (int)integer.Number : 0;
}
