using Guild.Core.Errors;

namespace Guild.Core.Yaml;

/// <content>Anchors, aliases and merge keys.</content>
internal sealed partial class YamlComposer
{
    private Anchor Define(string name, YamlMark mark)
    {
        anchors ??= new Dictionary<string, Anchor>(StringComparer.Ordinal);
        if (anchors.TryGetValue(name, out var earlier))
            throw YamlProblem.Within(path, $"found duplicate anchor '{name}'; first occurrence", earlier.Mark, mark, "second occurrence");
        return anchors[name] = new Anchor(mark);
    }

    private Composed Resolve(YamlToken alias, int depth)
    {
        if (anchors is null || !anchors.TryGetValue(alias.Text, out var anchor))
            throw ErrorAt(alias, $"found undefined alias '{alias.Text}'");
        if (anchor.Target is not { } found)
            throw ErrorAt(alias, $"found alias '{alias.Text}' inside the node that it names");
        if (depth + found.Height > DeepestNesting)
            throw ErrorAt(alias, $"nested more than {DeepestNesting} levels deep");
        aliasedNodes += found.Count;
        if (aliasedNodes > MostAliasedNodes)
            throw ErrorAt(alias, $"aliases expand to more than {MostAliasedNodes} nodes");
        return found;
    }

    private static void Merge(YamlPairs pairs, YamlNode source)
    {
        switch (source)
        {
            case YamlMapping mapping:
                pairs.Merge(mapping);
                break;
            case YamlSequence sequence:
                // The first of several maps counts, so the last is merged first.
                for (var i = sequence.Items.Count - 1; i >= 0; i--)
                {
                    pairs.Merge(sequence.Items[i] as YamlMapping ?? throw new GuildException(
                        YamlProblem.Error($"expected a mapping for merging, but found {sequence.Items[i].Kind}", sequence.Items[i].Location)));
                }

                break;
            default:
                throw new GuildException(
                    YamlProblem.Error($"expected a mapping or list of mappings for merging, but found {source.Kind}", source.Location));
        }
    }

    private GuildException ErrorAt(in YamlToken token, string problem) => new(YamlProblem.Error(problem, Locate(token.Start, token.End)));
}
