using Guild.Abstractions;
using Guild.Core.Errors;

namespace Guild.Core.Yaml;

/// <summary>Builds the nodes of one document from tokens, by the grammar of PyYAML.</summary>
/// <remarks>Aliased nodes are shared, not copied; what they would expand to is limited, so that a small file can't claim all memory.</remarks>
internal sealed partial class YamlComposer
{
    private const int DeepestNesting = 200;
    private const long MostAliasedNodes = 1_000_000;

    private readonly string text;
    private readonly string path;
    private readonly ICollection<GuildError>? warnings;
    private readonly YamlScanner scanner;
    private readonly YamlTagHandles handles;
    private Dictionary<string, Anchor>? anchors;
    private long aliasedNodes;

    public YamlComposer(string text, string path, ICollection<GuildError>? warnings)
    {
        YamlCharacters.Check(text, path);
        this.text = text;
        this.path = path;
        this.warnings = warnings;
        scanner = new YamlScanner(text, path);
        handles = new YamlTagHandles(path);
    }

    /// <summary>A node, the number of nodes it expands to and the levels it has.</summary>
    private readonly record struct Composed(YamlNode Node, long Count, int Height)
    {
        /// <summary>Whether it is a <c>&lt;&lt;</c>.</summary>
        public bool IsMergeKey { get; init; }
    }

    /// <summary>A name for a node; there is no node before it is complete.</summary>
    private sealed class Anchor(YamlMark mark)
    {
        public YamlMark Mark { get; } = mark;

        public Composed? Target { get; set; }
    }

    /// <summary>The document's root; <see langword="null"/> when there is no content.</summary>
    public YamlNode? Compose()
    {
        if (scanner.Peek().Kind == YamlTokenKind.StreamEnd)
            return null;
        var root = IsDocumentStart(scanner.Peek()) ? ComposeExplicit() : ComposeNode(isBlock: true, allowsIndentless: false, 0);
        CheckEnd();
        // PyYAML has no node for a document without text; a lone null scalar is the same to all callers.
        return root.Node is YamlScalar { Text.Length: 0, Value.IsNull: true } ? null : root.Node;
    }

    private static bool IsDocumentStart(in YamlToken token) => token.Kind == YamlTokenKind.DocumentStart || token.IsDirective;

    private Composed ComposeExplicit()
    {
        TakeDocumentStart();
        ref readonly var token = ref scanner.Peek();
        return IsDocumentStart(token) || token.Kind is YamlTokenKind.DocumentEnd or YamlTokenKind.StreamEnd
            ? Nothing(token.Start)
            : ComposeNode(isBlock: true, allowsIndentless: false, 0);
    }

    private void TakeDocumentStart()
    {
        handles.Clear();
        while (scanner.Peek().IsDirective)
            handles.Declare(scanner.Take());
        ref readonly var token = ref scanner.Peek();
        if (token.Kind != YamlTokenKind.DocumentStart)
            throw YamlProblem.At(path, token.Start, $"expected '<document start>', but found {token.Name}");
        scanner.Take();
    }

    private void CheckEnd()
    {
        while (scanner.Peek().Kind == YamlTokenKind.DocumentEnd)
            scanner.Take();
        ref readonly var token = ref scanner.Peek();
        if (token.Kind == YamlTokenKind.StreamEnd)
            return;
        var start = token.Start;
        TakeDocumentStart();
        throw YamlProblem.At(path, start, "expected a single document in the stream, but found another document");
    }

    private Composed ComposeNode(bool isBlock, bool allowsIndentless, int depth)
    {
        ref readonly var first = ref scanner.Peek();
        var start = first.Start;
        if (depth > DeepestNesting)
            throw YamlProblem.At(path, start, $"nested more than {DeepestNesting} levels deep");
        switch (first.Kind)
        {
            case YamlTokenKind.Alias:
                return Resolve(scanner.Take(), depth);
            case YamlTokenKind.Scalar:
                return ComposeScalar(scanner.Take(), start, tag: null);
            case YamlTokenKind.Anchor or YamlTokenKind.Tag:
                return ComposeWithProperties(isBlock, allowsIndentless, depth);
            default:
                return ComposeContent(isBlock, allowsIndentless, start, tag: null, depth)
                    ?? throw NoContent(isBlock, start);
        }
    }

    private Composed ComposeWithProperties(bool isBlock, bool allowsIndentless, int depth)
    {
        var first = scanner.Take();
        YamlToken? second = first.Kind == YamlTokenKind.Anchor && scanner.Peek().Kind == YamlTokenKind.Tag
            || first.Kind == YamlTokenKind.Tag && scanner.Peek().Kind == YamlTokenKind.Anchor ? scanner.Take() : null;
        var start = first.Start;
        var anchorToken = first.Kind == YamlTokenKind.Anchor ? first : second;
        var tagToken = first.Kind == YamlTokenKind.Tag ? first : second;
        var tag = tagToken is { } written ? handles.Resolve(written, start) : null;
        var anchor = anchorToken is { } name ? Define(name.Text, start) : null;
        var composed = ComposeContent(isBlock, allowsIndentless, start, tag, depth)
            ?? ComposeScalar(new YamlToken(YamlTokenKind.Scalar, start, (second ?? first).End) { IsPlain = tag is null or "!" }, start, tag);
        if (anchor is not null)
            anchor.Target = composed;
        return composed;
    }

    private Composed? ComposeContent(bool isBlock, bool allowsIndentless, YamlMark start, string? tag, int depth)
    {
        switch (scanner.Peek().Kind)
        {
            case YamlTokenKind.BlockEntry when allowsIndentless:
                CheckTag(tag, start, "seq", "sequence");
                return ComposeIndentlessSequence(start, depth);
            case YamlTokenKind.Scalar:
                return ComposeScalar(scanner.Take(), start, tag);
            case YamlTokenKind.FlowSequenceStart:
                CheckTag(tag, start, "seq", "sequence");
                return ComposeFlowSequence(start, depth);
            case YamlTokenKind.FlowMappingStart:
                CheckTag(tag, start, "map", "mapping");
                return ComposeFlowMapping(start, depth);
            case YamlTokenKind.BlockSequenceStart when isBlock:
                CheckTag(tag, start, "seq", "sequence");
                return ComposeBlockSequence(start, depth);
            case YamlTokenKind.BlockMappingStart when isBlock:
                CheckTag(tag, start, "map", "mapping");
                return ComposeBlockMapping(start, depth);
            default:
                return null;
        }
    }

    private GuildException NoContent(bool isBlock, YamlMark start)
    {
        ref readonly var token = ref scanner.Peek();
        return YamlProblem.Within(
            path, isBlock ? "while parsing a block node" : "while parsing a flow node", start, token.Start,
            $"expected the node content, but found {token.Name}");
    }

    private Composed ComposeScalar(in YamlToken token, YamlMark start, string? tag)
    {
        var location = Locate(start, token.End);
        var content = token.Text;
        // A lone '!' changes nothing, except that quotes don't count.
        if (tag is null ? token.IsPlain : tag == "!")
            return new Composed(new YamlScalar(YamlPlain.Resolve(content), content, location), 1, 0) { IsMergeKey = content == "<<" };
        var value = tag is null
            ? new TextValue(content)
            : YamlTags.Construct(tag, content, out var problem) ?? throw new GuildException(YamlProblem.Error(problem, location));
        return new Composed(new YamlScalar(value, content, location), 1, 0);
    }

    // What is left out where a value could stand.
    private Composed Nothing(YamlMark at) => new(new YamlScalar(Value.Null, "", Locate(at, at)), 1, 0);

    private void CheckTag(string? tag, YamlMark start, string expected, string kind)
    {
        if (tag is null or "!" || tag == YamlTags.Prefix + expected)
            return;
        throw YamlProblem.At(path, start, YamlTags.IsKnown(tag)
            ? $"expected a node of the type '{tag}', but found a {kind}"
            : YamlTags.Unknown(tag));
    }

    private SourceLocation Locate(YamlMark start) => new(path, start.Line + 1, start.Column + 1);

    private SourceLocation Locate(YamlMark start, YamlMark end)
    {
        var length = end.Index - start.Index;
        if (end.Line != start.Line)
        {
            var rest = text.AsSpan(start.Index);
            var lineEnd = 0;
            while (lineEnd < rest.Length && rest[lineEnd] is not ('\n' or '\r'))
                lineEnd++;
            length = lineEnd;
        }

        return new SourceLocation(path, start.Line + 1, start.Column + 1) { Length = Math.Max(1, length) };
    }
}
