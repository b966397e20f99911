using Guild.Abstractions;
using Guild.Core.Errors;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Guild.Core.Yaml;

/// <summary>Builds the nodes of one document from parser events.</summary>
/// <remarks>Aliased nodes are shared, not copied; what they would expand to is limited, so that a small file can't claim all memory.</remarks>
internal sealed class YamlComposer
{
    private const int DeepestNesting = 200;
    private const long MostAliasedNodes = 1_000_000;

    private readonly string text;
    private readonly string path;
    private readonly ICollection<GuildError>? warnings;
    private readonly string parsed;
    private readonly Scanner scanner;
    private readonly Parser parser;
    private readonly Dictionary<string, Composed?> anchors = new(StringComparer.Ordinal);
    private long aliasedNodes;

    public YamlComposer(string text, string path, ICollection<GuildError>? warnings)
    {
        this.text = text;
        this.path = path;
        this.warnings = warnings;
        parsed = YamlShield.Cover(text);
        scanner = new Scanner(new StringReader(parsed), skipComments: true);
        parser = new Parser(scanner);
    }

    /// <summary>A node, the number of nodes it expands to and the levels it has.</summary>
    private readonly record struct Composed(YamlNode Node, long Count, int Height);

    /// <summary>The document's root; <see langword="null"/> when there is no content.</summary>
    public YamlNode? Compose()
    {
        YamlCharacters.Check(text, path);
        try
        {
            Next();
            if (Next() is StreamEnd)
                return null;
            var first = Next();
            var root = ComposeNode(first, 0);
            Next();
            if (Next() is not StreamEnd and var extra)
                throw Error("expected a single document in the stream", extra.Start);
            // PyYAML has no node for a document without text; a lone null scalar is the same to all callers.
            return root.Node is YamlScalar { Text.Length: 0, Value.IsNull: true } ? null : root.Node;
        }
        catch (YamlException e)
        {
            throw new GuildException(YamlProblem.Of(e, text, path));
        }
    }

    private ParsingEvent Next()
    {
        bool isThere;
        try
        {
            isThere = parser.MoveNext();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The scanner loses its way in some texts that are no YAML, such as a '#' in the middle of a flow mapping over several lines.
            throw Error("found characters that make no sense here", scanner.CurrentPosition);
        }

        return isThere ? parser.Current! : throw Error("unexpected end of the document", parser.Current?.End ?? Mark.Empty);
    }

    private Composed ComposeNode(ParsingEvent start, int depth)
    {
        if (depth > DeepestNesting)
            throw Error($"nested more than {DeepestNesting} levels deep", start.Start);
        if (start is AnchorAlias alias)
            return Resolve(alias, depth);
        if (start is not NodeEvent node)
            throw Error("did not find expected node content", start.Start);
        var anchor = node.Anchor.IsEmpty ? null : node.Anchor.Value;
        if (anchor is not null)
            anchors[anchor] = null;
        var composed = node switch
        {
            Scalar scalar => new Composed(ComposeScalar(scalar), 1, 0),
            SequenceStart sequence => ComposeSequence(sequence, depth),
            _ => ComposeMapping((MappingStart)node, depth),
        };
        if (anchor is not null)
            anchors[anchor] = composed;
        return composed;
    }

    private Composed Resolve(AnchorAlias alias, int depth)
    {
        if (!anchors.TryGetValue(alias.Value.Value, out var target))
            throw Error($"found undefined alias '{alias.Value.Value}'", alias.Start, alias.End);
        if (target is not { } found)
            throw Error($"found alias '{alias.Value.Value}' inside the node that it names", alias.Start, alias.End);
        if (depth + found.Height > DeepestNesting)
            throw Error($"nested more than {DeepestNesting} levels deep", alias.Start, alias.End);
        aliasedNodes += found.Count;
        if (aliasedNodes > MostAliasedNodes)
            throw Error($"aliases expand to more than {MostAliasedNodes} nodes", alias.Start, alias.End);
        return found;
    }

    private YamlScalar ComposeScalar(Scalar scalar)
    {
        var location = Locate(scalar.Start, scalar.End);
        var content = ReferenceEquals(parsed, text) ? scalar.Value : YamlShield.Uncover(scalar.Value);
        if (scalar.Tag.IsEmpty)
            return new YamlScalar(scalar.Style == ScalarStyle.Plain ? YamlPlain.Resolve(content) : new TextValue(content), content, location);
        if (scalar.Tag.IsNonSpecific)
        {
            // A lone '!' is still nothing.
            return new YamlScalar(content.Length == 0 && scalar.Style == ScalarStyle.Plain ? Value.Null : new TextValue(content), content, location);
        }

        var value = YamlTags.Construct(scalar.Tag.Value, content, out var problem)
            ?? throw Error(problem, scalar.Start, scalar.End);
        return new YamlScalar(value, content, location);
    }

    private Composed ComposeSequence(SequenceStart start, int depth)
    {
        CheckTag(start, "seq", "sequence");
        var items = new List<YamlNode>();
        var count = 1L;
        var height = 0;
        while (Next() is not SequenceEnd and var next)
        {
            var item = ComposeNode(next, depth + 1);
            items.Add(item.Node);
            count += item.Count;
            height = Math.Max(height, item.Height + 1);
        }

        return new Composed(new YamlSequence(items, Locate(start.Start, null)), count, height);
    }

    private Composed ComposeMapping(MappingStart start, int depth)
    {
        CheckTag(start, "map", "mapping");
        var pairs = new YamlPairs(warnings);
        var count = 1L;
        var height = 0;
        while (Next() is not MappingEnd and var next)
        {
            var isMerge = next is Scalar { Value: "<<", Style: ScalarStyle.Plain, Tag.IsEmpty: true };
            var key = ComposeNode(next, depth + 1);
            if (key.Node is not YamlScalar scalar)
                throw Error("found unhashable key", next.Start);
            var value = ComposeNode(Next(), depth + 1);
            if (isMerge)
                Merge(pairs, value.Node);
            else
                pairs.Add(scalar, value.Node);
            count += key.Count + value.Count;
            height = Math.Max(height, value.Height + 1);
        }

        return new Composed(new YamlMapping(pairs.ToList(), Locate(start.Start, null)), count, height);
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

    private void CheckTag(NodeEvent start, string expected, string kind)
    {
        if (start.Tag.IsEmpty || start.Tag.IsNonSpecific || start.Tag.Value == YamlTags.Prefix + expected)
            return;
        throw Error(
            YamlTags.IsKnown(start.Tag.Value)
                ? $"expected a node of the type '{start.Tag.Value}', but found a {kind}"
                : YamlTags.Unknown(start.Tag.Value),
            start.Start);
    }

    private GuildException Error(string problem, Mark start, Mark? end = null) => new(YamlProblem.Error(problem, Locate(start, end)));

    private SourceLocation Locate(Mark start, Mark? end)
    {
        var length = 1L;
        if (end is { } mark)
        {
            length = mark.Line == start.Line
                ? mark.Column - start.Column
                : text.AsSpan((int)Math.Min(start.Index, text.Length)).IndexOfAny('\n', '\r');
        }

        return new SourceLocation(path, (int)start.Line, (int)start.Column) { Length = (int)Math.Max(1, length) };
    }
}
