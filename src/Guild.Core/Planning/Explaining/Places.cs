using Guild.Abstractions;
using Guild.Core.GuildFiles.Reading;
using Guild.Core.Operations;

namespace Guild.Core.Planning.Explaining;

/// <summary>What there is to say about a place in a Guild file: whose it is when not the operation's own model, and which parameter it refers to.</summary>
internal sealed class Places(ResolvedOperation? definition)
{
    /// <summary>The place as an origin.</summary>
    public ValueOrigin Of(SourceLocation where)
    {
        var notes = new List<string>();
        if (OwnerOf(where) is { } owner && !(owner.Kind == ItemKind.Model && owner.Name == definition!.Model?.Name))
            notes.Add($"from {Word(owner.Kind)} '{owner.Name}'");
        if (definition?.Model?.Params.TryGetValue(where, out var use) == true)
            notes.Add($"param '{use.Name}' at {use.Location}");
        return new ValueOrigin(where, notes.Count == 0 ? null : string.Join(", ", notes));
    }

    private GuildFileItem? OwnerOf(SourceLocation where)
    {
        GuildFileItem? owner = null;
        foreach (var item in definition?.GuildFile?.Items ?? [])
        {
            var start = item.Data.Location;
            if (start.File == where.File && IsBefore(start, where) && (owner is null || IsBefore(owner.Data.Location, start)))
                owner = item;
        }

        return owner;
    }

    private static bool IsBefore(SourceLocation a, SourceLocation b) => a.Line < b.Line || (a.Line == b.Line && a.Column <= b.Column);

    private static string Word(ItemKind kind) => kind == ItemKind.Config ? "config" : "model";
}
