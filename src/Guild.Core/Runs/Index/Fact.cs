using Guild.Abstractions;
using Guild.Core.Scalars;

namespace Guild.Core.Runs.Index;

/// <summary>Something about a run that filter expressions ask for by name.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
internal sealed record Fact(FactKind Kind, string Name, Value Value)
{
    /// <summary>The facts in what the index keeps about a run, each once.</summary>
    public static IEnumerable<Fact> Of(MapValue attributes, RunScalars? scalars)
    {
        foreach (var flag in Entries(attributes, "flags"))
            yield return new Fact(FactKind.Flag, flag.Name!, flag.Value);
        foreach (var entry in Entries(attributes, "opdef_attrs"))
            yield return new Fact(FactKind.OperationAttribute, entry.Name!, entry.Value);
        if (scalars is null)
            yield break;
        foreach (var text in scalars.Texts)
            yield return new Fact(FactKind.LoggedText, text.Key, Value.Of(text.Value));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        // Of several with one tag the first is meant, as in RunScalars.Find.
        foreach (var scalar in scalars.Summaries)
        {
            if (seen.Add(scalar.Tag))
                yield return new Fact(FactKind.Scalar, scalar.Tag, Value.Of(scalar.Last.Value));
        }
    }

    private static IEnumerable<MapEntry> Entries(MapValue attributes, string name) =>
        attributes[name] is MapValue map ? map.Entries.Where(e => e.Name is not null) : [];
}
