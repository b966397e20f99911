using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.Operations;
using Guild.Core.Text;

namespace Guild.Tool.Views;

/// <summary>Operations as <c>guild api</c> gives them to other programs (cli.md C.13).</summary>
internal static class ApiOperation
{
    /// <summary>An operation.</summary>
    public static MapValue Of(ResolvedOperation resolved, IReadOnlyList<FlagDef> flags)
    {
        var opRef = resolved.OpRef;
        return MapValue.Of(
            ("opref", MapValue.Of(
                ("pkgType", Value.Of(opRef.PackageType)),
                ("pkgName", Value.Of(opRef.PackageName)),
                ("pkgVersion", Value.Of(opRef.PackageVersion)),
                ("modelName", Value.Of(opRef.ModelName)),
                ("opName", Value.Of(opRef.OperationName)))),
            ("name", Value.Of(resolved.Operation.Name)),
            ("fullname", Value.Of(resolved.FullName)),
            ("description", Value.Of(resolved.Operation.Description)),
            ("guildfile", resolved.GuildFile is { } file ? MapValue.Of(("dir", Value.Of(file.Directory)), ("src", Value.Of(file.Path))) : Value.Null),
            ("flags", new MapValue([.. flags.Select(f => new MapEntry(f.Name, Flag(f)))])));
    }

    private static MapValue Flag(FlagDef flag) => MapValue.Of(
        ("default", flag.Default),
        ("defaultAssign", Value.Of($"{flag.Name}={FlagText.Format(flag.Default)}")),
        ("description", Value.Of(flag.Description)),
        ("choices", new ListValue([.. flag.Choices.Select(Choice)])),
        ("type", Value.Of(flag.Type)),
        ("required", Value.Of(flag.IsRequired)),
        ("allowOther", Value.Of(flag.AllowsOther)),
        ("min", flag.Min),
        ("max", flag.Max),
        ("distribution", Value.Of(flag.Distribution)),
        ("nullLabel", flag.NullLabel),
        ("alias", Value.Of(flag.Alias)));

    private static Value Choice(FlagChoice choice) => MapValue.Of(
        ("value", choice.Value), ("alias", choice.Alias), ("description", Value.Of(choice.Description)));
}
