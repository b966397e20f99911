using Guild.Core.GuildFiles;

namespace Guild.Core.Resources;

/// <summary>The name under which a user, or a flag, chooses what a source resolves to.</summary>
public static class SourceKey
{
    /// <summary>The flag name, else the name, else the URI.</summary>
    public static string Of(SourceDef source) => source.FlagName ?? source.Name ?? source.Uri;

    /// <summary>The flags that a resource's sources add to an operation (guildfile.md 10.6.2, 10.7), in order.</summary>
    public static IEnumerable<FlagDef> FlagsOf(ResourceDef resource)
    {
        foreach (var source in resource.Sources)
        {
            if (source.Kind == "operation" && !source.HasNoFlag)
            {
                var isBare = source.FlagName is null && source.Name is null;
                yield return new FlagDef { Name = Of(source), Type = "string", ArgSkip = true, Alias = isBare ? source.Address : null };
            }
            else if (source.Kind == "file" && source.FlagName is not null)
            {
                yield return new FlagDef
                {
                    Name = source.FlagName,
                    Type = "string",
                    ArgSkip = true,
                    Default = Abstractions.Value.Of(source.Address),
                };
            }
        }
    }
}
