using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.GuildFiles.Reading;

namespace Guild.Core.Operations;

/// <summary>Brings declared flags and those found in the program together (guildfile.md 8.2).</summary>
public static class FlagMerge
{
    /// <summary>The operation's flags, ordered by name: what is declared wins, the rest is filled from the program.</summary>
    public static IReadOnlyList<FlagDef> Merge(OperationDef operation, DiscoveredFlags discovered)
    {
        if (operation.FlagsImport.Mode == FlagsImportMode.None || discovered.Flags.Count == 0)
            return operation.Flags;
        var flags = operation.Flags.ToList();
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < flags.Count; i++)
            byName[flags[i].Name] = i;
        foreach (var found in discovered.Flags)
        {
            if (!IsImported(found, operation, byName) || Read(found, operation) is not { } imported)
                continue;
            var place = byName.TryGetValue(found.Name, out var known) ? known : flags.FindIndex(f => f.ArgName == found.Name);
            if (place >= 0)
                flags[place] = Fill(flags[place], imported);
            else
                flags.Add(imported);
        }

        flags.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return flags;
    }

    private static bool IsImported(DiscoveredFlag flag, OperationDef operation, Dictionary<string, int> declared) =>
        !operation.FlagsImportSkip.Contains(flag.Name) && operation.FlagsImport.Mode switch
        {
            FlagsImportMode.All => !flag.NeedsName || declared.ContainsKey(flag.Name),
            FlagsImportMode.Listed => operation.FlagsImport.Names.Contains(flag.Name),
            _ => declared.ContainsKey(flag.Name),
        };

    // What is found is written in the words of a Guild file, so the same reader reads it.
    private static FlagDef? Read(DiscoveredFlag found, OperationDef operation)
    {
        var location = found.Location ?? operation.Location;
        var pair = new Yaml.YamlPair(Nodes.Text(found.Name, location), Nodes.From(found.Attributes, location));
        return FlagReader.Read(pair, new Diagnostics(location.File), []);
    }

    private static FlagDef Fill(FlagDef declared, FlagDef found)
    {
        bool Lacks(AttributeSpec attribute) => !declared.Places.ContainsKey(attribute.Name);
        return declared with
        {
            Default = Lacks(FlagAttributes.Default) ? found.Default : declared.Default,
            Description = Lacks(FlagAttributes.Description) ? found.Description : declared.Description,
            Type = Lacks(FlagAttributes.Type) ? found.Type : declared.Type,
            IsRequired = Lacks(FlagAttributes.Required) ? found.IsRequired : declared.IsRequired,
            Alias = Lacks(FlagAttributes.Alias) ? found.Alias : declared.Alias,
            Choices = Lacks(FlagAttributes.Choices) ? found.Choices : declared.Choices,
            AllowsOther = Lacks(FlagAttributes.AllowOther) ? found.AllowsOther : declared.AllowsOther,
            Min = Lacks(FlagAttributes.Min) ? found.Min : declared.Min,
            Max = Lacks(FlagAttributes.Max) ? found.Max : declared.Max,
            Distribution = Lacks(FlagAttributes.Distribution) ? found.Distribution : declared.Distribution,
            NullLabel = Lacks(FlagAttributes.NullLabel) ? found.NullLabel : declared.NullLabel,
            ArgName = Lacks(FlagAttributes.ArgName) ? found.ArgName : declared.ArgName,
            ArgSkip = Lacks(FlagAttributes.ArgSkip) ? found.ArgSkip : declared.ArgSkip,
            ArgSwitch = Lacks(FlagAttributes.ArgSwitch) ? found.ArgSwitch : declared.ArgSwitch,
            ArgSplit = Lacks(FlagAttributes.ArgSplit) ? found.ArgSplit : declared.ArgSplit,
            RepeatsArg = Lacks(FlagAttributes.ArgRepeat) ? found.RepeatsArg : declared.RepeatsArg,
            ArgEncoding = Lacks(FlagAttributes.ArgEncoding) ? found.ArgEncoding : declared.ArgEncoding,
            EnvName = Lacks(FlagAttributes.EnvName) ? found.EnvName : declared.EnvName,
            EnvEncoding = Lacks(FlagAttributes.EnvEncoding) ? found.EnvEncoding : declared.EnvEncoding,
            Places = PlacesOf(declared, found),
            Extra = [.. declared.Extra, .. found.Extra.Where(e => !declared.Extra.Any(d => d.Key == e.Key))],
        };
    }

    private static Dictionary<string, SourceLocation> PlacesOf(FlagDef declared, FlagDef found)
    {
        var places = new Dictionary<string, SourceLocation>(found.Places, StringComparer.Ordinal);
        foreach (var (name, place) in declared.Places)
            places[name] = place;
        return places;
    }
}
