using Guild.Abstractions;
using Guild.Core.Flags;
using Guild.Core.GuildFiles;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Operations;

namespace Guild.Core.Planning.Explaining;

/// <summary>Says of the flags of a plan where their values and attributes come from.</summary>
internal sealed class FlagExplanation(PlannedRun planned, RunRequest request, Places places)
{
    /// <summary>What the user typed.</summary>
    public static readonly ValueOrigin CommandLine = new(null, "command line");

    /// <summary>All flags, by name.</summary>
    public IReadOnlyList<ExplainedValue> All()
    {
        var definitions = FlagIndex.ByName(planned.Operation.Flags);
        return [.. planned.Flags.Select(f => Explain(f, definitions.GetValueOrDefault(f.Key)))];
    }

    private ExplainedValue Explain(NamedValue value, FlagDef? flag)
    {
        if (flag is null)
            return new ExplainedValue(value.Key, value.Value, IsTyped(value.Key) ? CommandLine with { Note = "command line, not defined" } : new ValueOrigin(null, "recorded"));
        var origin = OriginOf(value, flag);
        return new ExplainedValue(value.Key, value.Value, origin) { Details = [.. Details(flag, origin)] };
    }

    private IEnumerable<ExplainedValue> Details(FlagDef flag, ValueOrigin origin)
    {
        foreach (var (attribute, value) in FlagAttributeValues.Of(flag))
        {
            if (!flag.Places.TryGetValue(attribute.Name, out var where))
                continue;
            var place = places.Of(where);
            // A value that is the default has its origin already.
            if (attribute != FlagAttributes.Default || place != origin)
                yield return new ExplainedValue(attribute.Name, value, place);
        }
    }

    private ValueOrigin OriginOf(NamedValue value, FlagDef flag)
    {
        if (IsTyped(flag.Name))
            return flag.Alias is { } alias && IsTypedAs(alias) ? CommandLine with { Note = $"command line, as '{alias}'" } : CommandLine;
        if (SetByChoice(flag.Name) is { } setter)
            return setter;
        if ((request.Restart ?? request.Proto) is { } run)
            return new ValueOrigin(null, $"run {run}");
        if (FromDependency(flag, value.Value) is { } dependency)
            return dependency;
        return flag.Places.TryGetValue(FlagAttributes.Default.Name, out var place) ? places.Of(place) : new ValueOrigin(flag.Location, "no default");
    }

    private ValueOrigin? SetByChoice(string name)
    {
        foreach (var flag in planned.Operation.Flags)
        {
            if (flag.Name == name || planned.Flags.FirstOrDefault(f => f.Key == flag.Name) is not { } chosen)
                continue;
            if (FlagChoices.Find(flag, chosen.Value)?.Flags.Any(f => f.Key == name) == true)
                return new ValueOrigin(flag.Places.GetValueOrDefault(FlagAttributes.Choices.Name), $"set by the choice of '{flag.Name}'");
        }

        return null;
    }

    private ValueOrigin? FromDependency(FlagDef flag, Value value)
    {
        foreach (var dependency in planned.Operation.Requires)
        {
            foreach (var source in dependency.Resource?.Sources ?? [])
            {
                if (DependencyFlags.FlagNameOf(source) != flag.Name || (flag.Places.ContainsKey(FlagAttributes.Default.Name) && value == flag.Default))
                    continue;
                var note = source.Kind == SourceAttributes.File.Name ? "path of the required file" : value.IsNull ? "no suitable run" : $"run of {source.Address}";
                var place = source.Location is { } where ? places.Of(where) : new ValueOrigin(null);
                return place with { Note = place.Note is null ? note : $"{note}, {place.Note}" };
            }
        }

        return null;
    }

    private bool IsTyped(string name) => planned.UserFlags.Any(f => f.Key == name);

    private bool IsTypedAs(string alias) => request.Arguments.Any(a => a.StartsWith(alias + "=", StringComparison.Ordinal));
}
