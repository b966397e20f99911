using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.GuildFiles.Reading;
using Guild.Core.Resources.Archives;
using Guild.Core.Yaml;

namespace Guild.Core.Resources;

/// <summary>Reads a resource back from a run's record. It has been checked when it was written, so nothing here complains.</summary>
internal static class ResourceRecord
{
    private static readonly string[] CoreKinds = ["file", "url", "operation", "config", "module"];

    private static readonly SourceLocation Nowhere = new("", 0, 0);

    private static readonly string[] Attributes =
    [
        "name", "flag-name", "sha256", "unpack", "unpack-limit", "unpack-ratio", "type", "select", "select-min", "select-max", "rename", "target-path", "path",
        "target-type", "replace-existing", "always-resolve", "preserve-path", "optional", "warn-if-empty", "fail-if-empty",
        "post-process", "params", "help",
    ];

    public static ResourceDef Read(MapValue map) => new()
    {
        Name = Text(map["name"]),
        TargetPath = Text(map["target-path"]) ?? Text(map["path"]),
        TargetType = Text(map["target-type"]),
        UnpacksByDefault = map["default-unpack"] is not BooleanValue { IsTrue: false },
        Directory = Text(map["location"]) ?? Path.DirectorySeparatorChar.ToString(),
        Sources = [.. ListOf(map["sources"]).Select(ReadSource).OfType<SourceDef>()],
        Config = map,
    };

    private static SourceDef? ReadSource(Value value)
    {
        if (value is TextValue path)
            value = MapValue.Of(("file", path));
        if (value is not MapValue map || KindOf(map) is not { } kind)
            return null;

        return new SourceDef
        {
            Kind = kind,
            Address = ValueText.Of(map[kind]!),
            Name = Text(map["name"]),
            FlagName = Text(map["flag-name"]),
            HasNoFlag = map["flag-name"] is BooleanValue { IsTrue: false },
            Sha256 = Text(map["sha256"]),
            TargetPath = Text(map["target-path"]) ?? Text(map["path"]),
            TargetType = Text(map["target-type"]),
            Unpack = (map["unpack"] as BooleanValue)?.IsTrue,
            ArchiveType = Text(map["type"]),
            UnpackLimit = map["unpack-limit"] is { } limit && UnpackLimits.TryReadBytes(limit, ValueText.Of(limit), out var bytes) ? bytes : null,
            UnpackRatio = map["unpack-ratio"] is { } ratio && UnpackLimits.TryReadFactor(ValueText.Of(ratio), out var factor) ? factor : null,
            Select =
            [
                .. ListOf(map["select"]).Select(p => new SelectDef(ValueText.Of(p), SelectReduction.All)),
                .. ListOf(map["select-min"]).Select(p => new SelectDef(ValueText.Of(p), SelectReduction.Min)),
                .. ListOf(map["select-max"]).Select(p => new SelectDef(ValueText.Of(p), SelectReduction.Max)),
            ],
            Rename = [.. ListOf(map["rename"]).SelectMany(ReadRename)],
            PreservesPath = IsTrue(map["preserve-path"]),
            WarnsIfEmpty = map["warn-if-empty"] is not BooleanValue { IsTrue: false },
            FailsIfEmpty = IsTrue(map["fail-if-empty"]),
            IsOptional = IsTrue(map["optional"]),
            ReplacesExisting = IsTrue(map["replace-existing"]),
            AlwaysResolves = IsTrue(map["always-resolve"]),
            Params = map["params"] as MapValue,
            Help = Text(map["help"]),
            PostProcess = Text(map["post-process"]),
            Config = map,
        };
    }

    private static string? KindOf(MapValue map) =>
        CoreKinds.FirstOrDefault(k => map[k] is not null)
        ?? map.Entries.Select(e => e.Name).FirstOrDefault(n => n is not null && Array.IndexOf(Attributes, n) < 0);

    // Words are split as in a Guild file, so that a restart does what the first start did.
    private static IReadOnlyList<RenameDef> ReadRename(Value value) => value is MapValue map
        ? [new RenameDef(Text(map["pattern"]) ?? "", Text(map["repl"]) ?? "")]
        : RenameReader.ReadAll(new YamlScalar(value, ValueText.Of(value), Nowhere), new Diagnostics(""));

    private static IReadOnlyList<Value> ListOf(Value? value) => value switch
    {
        null or NullValue => [],
        ListValue list => list.Items,
        _ => [value],
    };

    private static bool IsTrue(Value? value) => value is BooleanValue { IsTrue: true };

    private static string? Text(Value? value) => value is null or NullValue or BooleanValue ? null : ValueText.Of(value);
}
