using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;

namespace Guild.Core.Operations;

/// <summary>Flags by which users choose what satisfies a dependency (guildfile.md 10.6, 10.7).</summary>
public static class DependencyFlags
{
    private const string TextType = "string";

    /// <summary>The flags, and behind them those that the operation's dependencies add, in the order of the sources: the order of help pages.</summary>
    /// <param name="operation">The operation, for its dependencies.</param>
    /// <param name="flags">Its flags, those found in the program included.</param>
    /// <param name="warnings">Takes types that a dependency can't have; they are replaced.</param>
    public static IReadOnlyList<FlagDef> AddTo(OperationDef operation, IReadOnlyList<FlagDef> flags, ICollection<GuildError>? warnings = null)
    {
        List<FlagDef>? result = null;
        foreach (var dependency in operation.Requires)
        {
            foreach (var source in dependency.Resource?.Sources ?? [])
            {
                if (FlagNameOf(source) is not { } name)
                    continue;
                result ??= [.. flags];
                var place = result.FindIndex(f => f.Name == name);
                if (place < 0)
                    result.Add(FlagFor(source, name) with { ResourceName = ResourceOf(dependency, source) });
                else
                    result[place] = Complete(result[place], source, operation, warnings) with { ResourceName = ResourceOf(dependency, source) };
            }
        }

        return result ?? flags;
    }

    /// <summary>The name of the flag that a source adds; <see langword="null"/> when it adds none.</summary>
    public static string? FlagNameOf(SourceDef source) => source.Kind switch
    {
        "operation" when !source.HasNoFlag => source.FlagName ?? source.Name ?? source.Uri,
        "file" => source.FlagName,
        _ => null,
    };

    private static string? ResourceOf(DependencyDef dependency, SourceDef source) =>
        source.Kind == "operation" && dependency is { Reference: not null, Resource: { Name: { } name, Sources.Count: 1 } } ? name : null;

    private static FlagDef FlagFor(SourceDef source, string name) => new()
    {
        Name = name,
        Alias = source is { Kind: "operation", FlagName: null, Name: null } ? source.Address : null,
        Type = TextType,
        Default = DefaultOf(source),
        ArgSkip = true,
    };

    private static Value DefaultOf(SourceDef source) => source.Kind == "file" ? Value.Of(source.Address) : Value.Null;

    private static FlagDef Complete(FlagDef flag, SourceDef source, OperationDef operation, ICollection<GuildError>? warnings)
    {
        var isAllowed = flag.Type is null or TextType || (source.Kind == "file" && flag.Type is "path" or "existing-path");
        if (!isAllowed)
        {
            warnings?.Add(new GuildError(
                $"flag '{flag.Name}' for operation {operation.Name} is configured with type '{flag.Type}'"
                + $" - this value cannot be used because it conflicts with the dependency '{flag.Name}' - ignoring configured value")
            {
                Where = flag.Location,
            });
        }

        return flag with
        {
            // Run ids are text even where they look like numbers.
            Type = isAllowed ? flag.Type ?? TextType : TextType,
            ArgSkip = flag.ArgSkip ?? true,
            Default = flag.Default.IsNull ? DefaultOf(source) : flag.Default,
        };
    }
}
