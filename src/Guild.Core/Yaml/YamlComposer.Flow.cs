namespace Guild.Core.Yaml;

/// <content>Lists and mappings in brackets.</content>
internal sealed partial class YamlComposer
{
    private Composed ComposeFlowSequence(YamlMark start, int depth)
    {
        var opening = scanner.Take().Start;
        var items = new ItemsBuilder([]);
        for (var isFirst = true; scanner.Peek().Kind != YamlTokenKind.FlowSequenceEnd; isFirst = false)
        {
            if (!isFirst)
                TakeFlowEntry("while parsing a flow sequence", opening, "]");
            if (scanner.Peek().Kind == YamlTokenKind.Key)
                items.Add(ComposePair(depth + 1));
            else if (scanner.Peek().Kind != YamlTokenKind.FlowSequenceEnd)
                items.Add(ComposeNode(isBlock: false, allowsIndentless: false, depth + 1));
        }

        scanner.Take();
        return items.Build(Locate(start));
    }

    // '[a: 1]' is a list of a mapping.
    private Composed ComposePair(int depth)
    {
        var start = scanner.Peek().Start;
        var pairs = new PairsBuilder(warnings);
        pairs.Add(ComposeFlowKey(YamlTokenKind.FlowSequenceEnd, depth), ComposeFlowValue(YamlTokenKind.FlowSequenceEnd, depth));
        return pairs.Build(Locate(start));
    }

    private Composed ComposeFlowMapping(YamlMark start, int depth)
    {
        var opening = scanner.Take().Start;
        var pairs = new PairsBuilder(warnings);
        for (var isFirst = true; scanner.Peek().Kind != YamlTokenKind.FlowMappingEnd; isFirst = false)
        {
            if (!isFirst)
                TakeFlowEntry("while parsing a flow mapping", opening, "}");
            if (scanner.Peek().Kind == YamlTokenKind.Key)
                pairs.Add(ComposeFlowKey(YamlTokenKind.FlowMappingEnd, depth), ComposeFlowValue(YamlTokenKind.FlowMappingEnd, depth));
            else if (scanner.Peek().Kind != YamlTokenKind.FlowMappingEnd)
                pairs.Add(ComposeNode(isBlock: false, allowsIndentless: false, depth + 1), Nothing(scanner.Peek().Start));
        }

        scanner.Take();
        return pairs.Build(Locate(start));
    }

    private Composed ComposeFlowKey(YamlTokenKind closing, int depth)
    {
        var end = scanner.Take().End;
        return scanner.Peek().Kind == YamlTokenKind.Value ? Nothing(end) : ComposeInFlow(end, closing, depth);
    }

    private Composed ComposeFlowValue(YamlTokenKind closing, int depth) =>
        scanner.Peek().Kind == YamlTokenKind.Value
            ? ComposeInFlow(scanner.Take().End, closing, depth)
            : Nothing(scanner.Peek().Start);

    private Composed ComposeInFlow(YamlMark indicatorEnd, YamlTokenKind closing, int depth)
    {
        var kind = scanner.Peek().Kind;
        return kind == YamlTokenKind.FlowEntry || kind == closing
            ? Nothing(indicatorEnd)
            : ComposeNode(isBlock: false, allowsIndentless: false, depth + 1);
    }

    private void TakeFlowEntry(string context, YamlMark opening, string closing)
    {
        ref readonly var token = ref scanner.Peek();
        if (token.Kind != YamlTokenKind.FlowEntry)
            throw YamlProblem.Within(path, context, opening, token.Start, $"expected ',' or '{closing}', but got {token.Name}");
        scanner.Take();
    }
}
