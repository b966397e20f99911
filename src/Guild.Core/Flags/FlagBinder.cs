using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.Text;

namespace Guild.Core.Flags;

/// <summary>Definitions and assignments in, values out: named, decoded, defaulted, typed, checked (guildfile.md 7.2).</summary>
public static class FlagBinder
{
    /// <summary>Binds the flags of one run.</summary>
    /// <exception cref="GuildException">Assignments that don't fit the definitions.</exception>
    public static BoundFlags Bind(
        IReadOnlyList<FlagDef> flags, IReadOnlyList<(string Name, string Text)> assignments, FlagBindingOptions options)
    {
        var warnings = new List<string>();
        var byName = FlagIndex.ByName(flags);
        var renamed = Rename(flags, byName, assignments, options);
        var typed = Decode(renamed, byName, warnings);
        var check = new FlagCheck(flags, options);
        if (!options.Force)
            check.RefuseUnknown(typed.Keys);
        var ofTrial = options.Trial.Select(t => t.Key).Where(name => !typed.ContainsKey(name)).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, value) in options.Trial.Where(t => ofTrial.Contains(t.Key)))
            typed[name] = value;
        ofTrial.UnionWith(options.Unchecked);
        var values = Fill(flags, typed, options);
        Coerce(values, byName, check, options, ofTrial, warnings);
        if (!options.Force)
            check.Check(values, ofTrial);
        FlagChoices.Apply(flags, values, typed, new FlagCoercion(options));
        var functions = Functions(flags, renamed, options);
        var final = Sorted(values);
        return new BoundFlags(final, Sorted(typed), warnings)
        {
            Several = [.. final.Where(v => v.Value is ListValue || v.Value is TextValue && functions.Contains(v.Key))],
        };
    }

    // Text is a function as it is typed or written as default: '[1:2]' in quotes of its own is just text, and so is what a run has recorded.
    private static HashSet<string> Functions(
        IReadOnlyList<FlagDef> flags, List<(string Name, string Text)> typed, FlagBindingOptions options)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var textFlags = new HashSet<string>(StringComparer.Ordinal);
        foreach (var flag in flags)
        {
            if (flag.Default is TextValue text)
                texts[flag.Name] = text.Text;
            if (flag.Type is "string" or "path" or "existing-path")
                textFlags.Add(flag.Name);
        }

        foreach (var inherited in options.Inherited)
            texts.Remove(inherited.Key);
        foreach (var (name, value) in options.Trial)
        {
            if (value is TextValue text)
                texts[name] = text.Text;
            else
                texts.Remove(name);
        }

        foreach (var (name, text) in typed)
            texts[name] = text;
        var functions = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, text) in texts)
        {
            if (FlagFunction.IsFunction(text) && (text[0] == '[' || !textFlags.Contains(name)))
                functions.Add(name);
        }

        return functions;
    }

    private static List<(string Name, string Text)> Rename(
        IReadOnlyList<FlagDef> flags, Dictionary<string, FlagDef> byName, IReadOnlyList<(string Name, string Text)> assignments, FlagBindingOptions options)
    {
        var aliases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var flag in flags)
        {
            if (flag.Alias is { Length: > 0 } alias && !byName.ContainsKey(alias))
                aliases.TryAdd(alias, flag.Name);
        }

        foreach (var flag in flags)
        {
            if (flag.ResourceName is { } resource && !byName.ContainsKey(resource))
                aliases.TryAdd(resource, flag.Name);
        }

        var given = new HashSet<string>(assignments.Count, StringComparer.Ordinal);
        foreach (var (name, _) in assignments)
            given.Add(name);
        var renamed = new List<(string, string)>(assignments.Count);
        foreach (var (name, text) in assignments)
        {
            var isAlias = aliases.TryGetValue(name, out var flag);
            if (isAlias && given.Contains(flag!))
            {
                if (!options.Force)
                    throw new GuildException($"cannot specify both alias '{name}' and name for flag '{flag}'\nUse --force-flags to skip this check.");
                isAlias = false;
            }

            renamed.Add((isAlias ? flag! : name, text));
        }

        return renamed;
    }

    private static Dictionary<string, Value> Decode(
        List<(string Name, string Text)> assignments, Dictionary<string, FlagDef> byName, List<string> warnings)
    {
        var values = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (name, text) in assignments)
            values[name] = FlagDecoder.Decode(text, byName.GetValueOrDefault(name)?.Type, warnings);
        return values;
    }

    private static Dictionary<string, Value> Fill(IReadOnlyList<FlagDef> flags, Dictionary<string, Value> typed, FlagBindingOptions options)
    {
        var values = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var flag in flags)
            values[flag.Name] = flag.Default;
        foreach (var inherited in options.Inherited)
            values[inherited.Key] = inherited.Value;
        foreach (var (name, value) in typed)
            values[name] = value;
        return values;
    }

    private static void Coerce(
        Dictionary<string, Value> values, Dictionary<string, FlagDef> byName, FlagCheck check, FlagBindingOptions options, HashSet<string> exempt, List<string> warnings)
    {
        var coercion = new FlagCoercion(options);
        var errors = new List<GuildError>();
        foreach (var name in Names(values))
        {
            if (!byName.TryGetValue(name, out var flag) || flag.Type is null)
                continue;
            if (!FlagDecoder.Types.Contains(flag.Type))
                warnings.Add($"unknown flag type '{flag.Type}' for {name} - cannot coerce");
            else if (coercion.Coerce(values[name], flag) is { } value)
                values[name] = value;
            else if (!options.Force && !exempt.Contains(name))
                errors.Add(check.Invalid(flag, values[name], $"invalid value for type '{flag.Type}'"));
        }

        if (errors.Count > 0)
            throw new GuildException(errors);
    }

    private static List<NamedValue> Sorted(Dictionary<string, Value> values) =>
        Names(values).ConvertAll(name => new NamedValue(name, values[name]));

    private static List<string> Names(Dictionary<string, Value> values)
    {
        var names = new List<string>(values.Keys);
        names.Sort(CodePointOrder.Instance);
        return names;
    }
}
