using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.GuildFiles.Reading;
using Guild.Core.Resources.Archives;
using Guild.Core.Yaml;

namespace Guild.Core.Resources;

/// <summary>Reads a resource back from a run's record. It has been checked when it was written, so nothing here complains.</summary>
internal static class ResourceRecord
{
    private static readonly SourceLocation Nowhere = new("", 0, 0);

    public static ResourceDef Read(MapValue map) => new()
    {
        Name = Text(map[ResourceAttributes.Name.Name]),
        TargetPath = Text(map[ResourceAttributes.TargetPath.Name]) ?? Text(map[ResourceAttributes.Path.Name]),
        TargetType = Text(map[ResourceAttributes.TargetType.Name]),
        UnpacksByDefault = map[ResourceAttributes.DefaultUnpack.Name] is not BooleanValue { IsTrue: false },
        Directory = Text(map["location"]) ?? Path.DirectorySeparatorChar.ToString(),
        Sources = [.. ListOf(map[ResourceAttributes.Sources.Name]).Select(ReadSource).OfType<SourceDef>()],
        Config = map,
    };

    private static SourceDef? ReadSource(Value value)
    {
        if (value is TextValue path)
            value = MapValue.Of((SourceAttributes.File.Name, path));
        if (value is not MapValue map || KindOf(map) is not { } kind)
            return null;

        return new SourceDef
        {
            Kind = kind,
            Address = ValueText.Of(map[kind]!),
            Name = Text(map[SourceAttributes.Name.Name]),
            FlagName = Text(map[SourceAttributes.FlagName.Name]),
            HasNoFlag = map[SourceAttributes.FlagName.Name] is BooleanValue { IsTrue: false },
            Sha256 = Text(map[SourceAttributes.Sha256.Name]),
            TargetPath = Text(map[SourceAttributes.TargetPath.Name]) ?? Text(map[SourceAttributes.Path.Name]),
            TargetType = Text(map[SourceAttributes.TargetType.Name]),
            Unpack = (map[SourceAttributes.Unpack.Name] as BooleanValue)?.IsTrue,
            ArchiveType = Text(map[SourceAttributes.Type.Name]),
            UnpackLimit = map[SourceAttributes.UnpackLimit.Name] is { } limit && UnpackLimits.TryReadBytes(limit, ValueText.Of(limit), out var bytes) ? bytes : null,
            UnpackRatio = map[SourceAttributes.UnpackRatio.Name] is { } ratio && UnpackLimits.TryReadFactor(ValueText.Of(ratio), out var factor) ? factor : null,
            Select =
            [
                .. ListOf(map[SourceAttributes.Select.Name]).Select(p => new SelectDef(ValueText.Of(p), SelectReduction.All)),
                .. ListOf(map[SourceAttributes.SelectMin.Name]).Select(p => new SelectDef(ValueText.Of(p), SelectReduction.Min)),
                .. ListOf(map[SourceAttributes.SelectMax.Name]).Select(p => new SelectDef(ValueText.Of(p), SelectReduction.Max)),
            ],
            Rename = [.. ListOf(map[SourceAttributes.Rename.Name]).SelectMany(ReadRename)],
            PreservesPath = IsTrue(map[SourceAttributes.PreservePath.Name]),
            WarnsIfEmpty = map[SourceAttributes.WarnIfEmpty.Name] is not BooleanValue { IsTrue: false },
            FailsIfEmpty = IsTrue(map[SourceAttributes.FailIfEmpty.Name]),
            IsOptional = IsTrue(map[SourceAttributes.Optional.Name]),
            ReplacesExisting = IsTrue(map[SourceAttributes.ReplaceExisting.Name]),
            AlwaysResolves = IsTrue(map[SourceAttributes.AlwaysResolve.Name]),
            Params = map[SourceAttributes.Params.Name] as MapValue,
            Help = Text(map[SourceAttributes.Help.Name]),
            PostProcess = Text(map[SourceAttributes.PostProcess.Name]),
            Config = map,
        };
    }

    private static string? KindOf(MapValue map) =>
        SourceAttributes.Keys.FirstOrDefault(k => map[k] is not null)
        ?? map.Entries.Select(e => e.Name).FirstOrDefault(n => n is not null && SourceAttributes.Schema.Find(n) is null);

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
