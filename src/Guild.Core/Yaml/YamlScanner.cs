using System.Text;
using Guild.Core.Errors;

namespace Guild.Core.Yaml;

/// <summary>Cuts a YAML 1.1 text into tokens, by the rules of PyYAML, with which Guild files have always been read.</summary>
/// <remarks>
/// Written by hand because every command waits for it. One pass over the text; a token is held back only while it may turn out to be a key,
/// which is at most 1,024 characters.
/// </remarks>
internal sealed partial class YamlScanner
{
    private readonly string text;
    private readonly string path;
    private readonly YamlTokenQueue tokens = new();
    private readonly YamlSimpleKeys keys;
    private readonly List<int> indents = [];
    private readonly StringBuilder content = new();

    // Line breaks of a block scalar, kept back until it is known whether another line follows.
    private readonly StringBuilder breaks = new();

    private int index;
    private int line;
    private int lineStart;
    private int flowLevel;
    private int indent = -1;

    // Whether a key, or in block context a collection, may begin here.
    private bool allowsKey = true;
    private bool isDone;

    public YamlScanner(string text, string path)
    {
        // An end mark saves comparing with the length everywhere; documents can't contain it.
        this.text = text + '\0';
        this.path = path;
        keys = new YamlSimpleKeys(this.text);
    }

    private int Column => index - lineStart;

    private YamlMark Mark => new(index, line, index - lineStart);

    /// <summary>The next token, not taken; a <see cref="YamlTokenKind.StreamEnd"/> at the end. It stays valid until the next call.</summary>
    /// <exception cref="GuildException">The text isn't YAML.</exception>
    public ref readonly YamlToken Peek()
    {
        while (NeedsMore())
            Fetch();
        return ref tokens.First;
    }

    /// <summary>Takes the next token; the last one is never taken.</summary>
    /// <exception cref="GuildException">The text isn't YAML.</exception>
    public YamlToken Take()
    {
        var token = Peek();
        tokens.RemoveFirst();
        return token;
    }

    private bool NeedsMore()
    {
        if (isDone)
            return false;
        if (tokens.IsEmpty)
            return true;
        RemoveStaleKeys();
        return keys.MayBeginAt(tokens.Taken);
    }

    private void Fetch()
    {
        SkipToNextToken();
        RemoveStaleKeys();
        Unindent(Column);
        var c = text[index];
        switch (c)
        {
            case '\0':
                FetchEnd();
                break;
            case '%' when index == lineStart:
                FetchDirective();
                break;
            case '-' or '.' when index == lineStart && IsDocumentIndicator():
                FetchDocumentIndicator(c == '-' ? YamlTokenKind.DocumentStart : YamlTokenKind.DocumentEnd);
                break;
            case '[':
                FetchFlowStart(YamlTokenKind.FlowSequenceStart);
                break;
            case '{':
                FetchFlowStart(YamlTokenKind.FlowMappingStart);
                break;
            case ']':
                FetchFlowEnd(YamlTokenKind.FlowSequenceEnd);
                break;
            case '}':
                FetchFlowEnd(YamlTokenKind.FlowMappingEnd);
                break;
            case ',':
                FetchFlowEntry();
                break;
            case '-' when IsBlankOrEnd(text[index + 1]):
                FetchBlockEntry();
                break;
            case '?' when flowLevel != 0 || IsBlankOrEnd(text[index + 1]):
                FetchKey();
                break;
            case ':' when flowLevel != 0 || IsBlankOrEnd(text[index + 1]):
                FetchValue();
                break;
            case '*' or '&' or '!' or '\'' or '"':
                FetchWithPossibleKey(c);
                break;
            case '|' or '>' when flowLevel == 0:
                allowsKey = true;
                RemoveKey();
                tokens.Add(ScanBlockScalar(isFolded: c == '>'));
                break;
            case '\t' or '|' or '>' or '%' or '@' or '`':
                throw Problem($"found character {YamlProblem.Quote(c)} that cannot start any token");
            default:
                FetchWithPossibleKey(c);
                break;
        }
    }

    private void FetchWithPossibleKey(char c)
    {
        SaveKey();
        // Scanning a plain scalar may allow one again, when it ends at the end of a line.
        allowsKey = false;
        tokens.Add(c switch
        {
            '*' or '&' => ScanAnchor(),
            '!' => ScanTag(),
            '\'' or '"' => ScanQuoted(c),
            _ => ScanPlain(),
        });
    }

    private void SkipToNextToken()
    {
        while (true)
        {
            while (text[index] == ' ')
                index++;
            if (text[index] == '#')
                SkipLine();
            if (!SkipLineBreak())
                return;
            if (flowLevel == 0)
                allowsKey = true;
        }
    }

    private void SkipLine()
    {
        while (!IsBreakOrEnd(text[index]))
            index++;
    }

    private bool SkipLineBreak()
    {
        var c = text[index];
        if (!IsBreak(c))
            return false;
        index += c == '\r' && text[index + 1] == '\n' ? 2 : 1;
        line++;
        lineStart = index;
        return true;
    }

    // A line break as scalars contain it.
    private char TakeLineBreak()
    {
        var c = text[index];
        SkipLineBreak();
        return c is '\u2028' or '\u2029' ? c : '\n';
    }

    // '---' or '...', at the beginning of a line.
    private bool IsDocumentIndicator()
    {
        var c = text[index];
        return c is '-' or '.' && text[index + 1] == c && text[index + 2] == c && IsBlankOrEnd(text[index + 3]);
    }

    private static bool IsBreak(char c) => c is '\n' or '\r' || c >= '\x85' && c is '\x85' or '\u2028' or '\u2029';

    private static bool IsBreakOrEnd(char c) => c == '\0' || IsBreak(c);

    private static bool IsBlankOrEnd(char c) => c is ' ' or '\t' or '\0' || IsBreak(c);

    private static bool IsWordCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';

    private GuildException Problem(string problem) => YamlProblem.At(path, Mark, problem);

    private GuildException Problem(string context, YamlMark start, string problem) =>
        YamlProblem.Within(path, context, start, Mark, problem);
}
