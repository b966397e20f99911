namespace Guild.Core.Yaml;

/// <content>Lists and mappings by indentation.</content>
internal sealed partial class YamlComposer
{
    private Composed ComposeBlockSequence(YamlMark start, int depth)
    {
        var opening = scanner.Take().Start;
        var items = new ItemsBuilder([]);
        while (scanner.Peek().Kind == YamlTokenKind.BlockEntry)
        {
            var entry = scanner.Take();
            items.Add(scanner.Peek().Kind is YamlTokenKind.BlockEntry or YamlTokenKind.BlockEnd
                ? Nothing(entry.End)
                : ComposeNode(isBlock: true, allowsIndentless: false, depth + 1));
        }

        TakeBlockEnd("while parsing a block collection", opening);
        return items.Build(Locate(start));
    }

    // A list under a key that is indented no deeper than the key.
    private Composed ComposeIndentlessSequence(YamlMark start, int depth)
    {
        var items = new ItemsBuilder([]);
        while (scanner.Peek().Kind == YamlTokenKind.BlockEntry)
        {
            var entry = scanner.Take();
            items.Add(scanner.Peek().Kind is YamlTokenKind.BlockEntry or YamlTokenKind.Key or YamlTokenKind.Value or YamlTokenKind.BlockEnd
                ? Nothing(entry.End)
                : ComposeNode(isBlock: true, allowsIndentless: false, depth + 1));
        }

        return items.Build(Locate(start));
    }

    private Composed ComposeBlockMapping(YamlMark start, int depth)
    {
        var opening = scanner.Take().Start;
        var pairs = new PairsBuilder(warnings);
        while (scanner.Peek().Kind == YamlTokenKind.Key)
        {
            var key = ComposeInBlock(scanner.Take().End, depth);
            pairs.Add(key, scanner.Peek().Kind == YamlTokenKind.Value
                ? ComposeInBlock(scanner.Take().End, depth)
                : Nothing(scanner.Peek().Start));
        }

        TakeBlockEnd("while parsing a block mapping", opening);
        return pairs.Build(Locate(start));
    }

    private Composed ComposeInBlock(YamlMark indicatorEnd, int depth) =>
        scanner.Peek().Kind is YamlTokenKind.Key or YamlTokenKind.Value or YamlTokenKind.BlockEnd
            ? Nothing(indicatorEnd)
            : ComposeNode(isBlock: true, allowsIndentless: true, depth + 1);

    private void TakeBlockEnd(string context, YamlMark opening)
    {
        ref readonly var token = ref scanner.Peek();
        if (token.Kind != YamlTokenKind.BlockEnd)
            throw YamlProblem.Within(path, context, opening, token.Start, $"expected <block end>, but found {token.Name}");
        scanner.Take();
    }
}
