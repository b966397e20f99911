using System.Globalization;
using System.Text;

namespace Guild.Plugins.Manifests;

/// <summary>
/// JSON text -> maps (<see cref="Dictionary{TKey,TValue}"/>), lists (<see cref="List{T}"/>), strings, doubles, booleans and null.
/// </summary>
/// <remarks>
/// Every <c>guild run</c> reads the manifests of all plugins, a kilobyte or two. The first use of System.Text.Json costs more than half
/// of all that finding and loading a plugin takes (its vectorised searches are compiled at run time, whatever was compiled ahead);
/// this reader costs nothing that can be measured.
/// </remarks>
internal sealed class JsonText
{
    private const int MaxDepth = 64;
    private readonly string _text;
    private int _at;

    private JsonText(string text) => _text = text;

    /// <exception cref="ManifestFormatException">The text isn't JSON.</exception>
    public static object? Parse(byte[] utf8)
    {
        string text;
        try
        {
            text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(utf8);
        }
        catch (DecoderFallbackException failure)
        {
            throw new ManifestFormatException("is not UTF-8 text", failure);
        }

        var reader = new JsonText(text.StartsWith('\uFEFF') ? text[1..] : text);
        var value = reader.ReadValue(0);
        reader.SkipBlanks();
        return reader._at == reader._text.Length ? value : throw reader.Unexpected();
    }

    private object? ReadValue(int depth)
    {
        SkipBlanks();
        if (depth > MaxDepth)
            throw Unexpected();
        switch (Peek())
        {
            case '{': return ReadMap(depth);
            case '[': return ReadList(depth);
            case '"': return ReadString();
            case 't': return ReadWord("true", true);
            case 'f': return ReadWord("false", false);
            case 'n': return ReadWord("null", null);
            default: return ReadNumber();
        }
    }

    private Dictionary<string, object?> ReadMap(int depth)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        _at++;
        SkipBlanks();
        while (!TryTake('}'))
        {
            if (map.Count > 0)
                Take(',');
            SkipBlanks();
            var name = ReadString();
            SkipBlanks();
            Take(':');
            map[name] = ReadValue(depth + 1);
            SkipBlanks();
        }

        return map;
    }

    private List<object?> ReadList(int depth)
    {
        List<object?> list = [];
        _at++;
        SkipBlanks();
        while (!TryTake(']'))
        {
            if (list.Count > 0)
                Take(',');
            list.Add(ReadValue(depth + 1));
            SkipBlanks();
        }

        return list;
    }

    private string ReadString()
    {
        Take('"');
        var end = _at;
        while (end < _text.Length && _text[end] is >= ' ' and not ('"' or '\\'))
            end++;
        if (end < _text.Length && _text[end] == '"')
        {
            var plain = _text[_at..end];
            _at = end + 1;
            return plain;
        }

        var text = new StringBuilder();
        while (!TryTake('"'))
        {
            var c = Peek();
            if (c < ' ')
                throw Unexpected();
            _at++;
            text.Append(c == '\\' ? ReadEscape() : c);
        }

        return text.ToString();
    }

    private char ReadEscape()
    {
        var c = Peek();
        _at++;
        switch (c)
        {
            case '"' or '\\' or '/': return c;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when _at + 4 <= _text.Length
                && ushort.TryParse(_text.AsSpan(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _at += 4;
                return (char)code;
            default:
                _at--;
                throw Unexpected();
        }
    }

    private object ReadNumber()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] is '-' or '+' or '.' or 'e' or 'E'))
            _at++;
        // Lenient (007 is read): nothing of a manifest turns on that. One digit is the usual case, and spares the number parser's start.
        if (_at == start + 1 && char.IsAsciiDigit(_text[start]))
            return (double)(_text[start] - '0');
        if (double.TryParse(_text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return number;
        _at = start;
        throw Unexpected();
    }

    private object? ReadWord(string word, object? value)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
            throw Unexpected();
        _at += word.Length;
        return value;
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\n' or '\r')
            _at++;
    }

    private char Peek() => _at < _text.Length ? _text[_at] : throw Unexpected();

    private bool TryTake(char c)
    {
        if (Peek() != c)
            return false;
        _at++;
        return true;
    }

    private void Take(char c)
    {
        if (!TryTake(c))
            throw Unexpected();
    }

    private ManifestFormatException Unexpected()
    {
        var line = 1;
        for (var i = 0; i < _at && i < _text.Length; i++)
        {
            if (_text[i] == '\n')
                line++;
        }

        return new ManifestFormatException(_at < _text.Length
            ? string.Create(CultureInfo.InvariantCulture, $"is not JSON: unexpected '{_text[_at]}' in line {line}")
            : "is not JSON: it ends too early");
    }
}
