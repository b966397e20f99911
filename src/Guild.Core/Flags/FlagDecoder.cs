using System.Globalization;
using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Text;
using Guild.Core.Yaml;

namespace Guild.Core.Flags;

/// <summary>Turns the text of <c>NAME=TEXT</c> into a value (guildfile.md 7.1, 6.3).</summary>
public static class FlagDecoder
{
    private const int MostRepeated = 1_000_000;

    /// <summary>The types that a flag can declare.</summary>
    public static IReadOnlyList<string> Types { get; } = ["auto", "boolean", "existing-path", "float", "int", "number", "path", "string"];

    /// <summary>The value of text typed for a flag.</summary>
    /// <param name="text">The text behind the equals sign.</param>
    /// <param name="type">The flag's declared type; <see langword="null"/> for automatic.</param>
    /// <param name="warnings">Takes texts of warnings.</param>
    public static Value Decode(string text, string? type, ICollection<string> warnings)
    {
        switch (type)
        {
            case "string" or "path" or "existing-path":
                return text.Length > 0 && text[0] is '[' or '\'' or '"' or '{' ? DecodeQuoted(text, warnings) : new TextValue(text);
            case "int":
                return PythonNumber.TryInteger(text) ?? DecodeAny(text, warnings);
            case "float":
                return PythonNumber.TryFloat(text) ?? DecodeAny(text, warnings);
            case "number":
                return TryNumber(text) ?? DecodeAny(text, warnings);
            case null or "auto" or "boolean":
                return DecodeAny(text, warnings);
            default:
                warnings.Add($"uknown flag type {type}, assuming 'auto'");
                return DecodeAny(text, warnings);
        }
    }

    /// <summary>An integer or float as Python reads them; <see langword="null"/> for other text.</summary>
    internal static Value? TryNumber(string text) => PythonNumber.TryInteger(text) ?? PythonNumber.TryFloat(text);

    private static Value DecodeAny(string text, ICollection<string> warnings)
    {
        if (text.Length == 0)
            return new TextValue("");
        if (TryNumber(text) is { } number)
            return text.Contains('_', StringComparison.Ordinal) ? new TextValue(text) : number;
        if (FlagFunction.Parse(text) is { } function && (function.Name.Length > 0 || function.Arguments.Count > 1))
            return FlagSequence.IsSequence(function.Name) ? DecodeSequence(text, function, warnings) : new TextValue(text);
        return TryRepeated(text, warnings) ?? DecodeYaml(text, warnings);
    }

    private static Value DecodeSequence(string text, FlagFunction function, ICollection<string> warnings)
    {
        var list = FlagSequence.Expand(function, out var problem, out var hasExtraArguments);
        if (problem is not null)
            warnings.Add($"error decoding {PythonText.Repr(text)}: {problem}");
        else if (hasExtraArguments)
            warnings.Add($"too many arguments in {PythonText.Repr(text)}, ignoring the last ones");
        return (Value?)list ?? new TextValue(text);
    }

    // [1, 2] * 3
    private static ListValue? TryRepeated(string text, ICollection<string> warnings)
    {
        var star = text.LastIndexOf('*');
        if (star < 0 || text[0] != '[' || !int.TryParse(text.AsSpan(star + 1).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var times))
            return null;
        var left = text[..star].TrimEnd();
        if (left[^1] != ']' || DecodeYaml(left, warnings) is not ListValue list || (long)list.Items.Count * times > MostRepeated)
            return null;
        return new ListValue([.. Enumerable.Repeat(list.Items, times).SelectMany(items => items)]);
    }

    private static Value DecodeYaml(string text, ICollection<string> warnings)
    {
        try
        {
            var value = WithoutTimestamps(YamlReader.ReadValue(text));
            // 1_000 and 1:30 are names and times far more often than numbers.
            return value is IntegerValue or FloatValue && text.AsSpan().IndexOfAny('_', ':') >= 0 && !text.Contains("!!", StringComparison.Ordinal)
                ? new TextValue(text)
                : value;
        }
        catch (GuildException e)
        {
            if (text.StartsWith("!!", StringComparison.Ordinal))
                warnings.Add($"error decoding {PythonText.Repr(text)}: {e.Message}");
            return new TextValue(text);
        }
    }

    // Flags have no dates: the text is what programs expect.
    private static Value WithoutTimestamps(Value value) => value switch
    {
        TimestampValue timestamp => new TextValue(timestamp.Text),
        ListValue list => new ListValue([.. list.Items.Select(WithoutTimestamps)]),
        MapValue map => new MapValue([.. map.Entries.Select(e => new MapEntry(e.Key, WithoutTimestamps(e.Value)))]),
        _ => value,
    };

    // For flags of text: a list's items keep their texts ('1e3' stays '1e3'); a map is no text, so what was typed stays.
    private static Value DecodeQuoted(string text, ICollection<string> warnings)
    {
        if (FlagFunction.IsFunction(text))
            return new TextValue(text);
        if (TryRepeated(text, warnings) is { } repeated)
            return repeated;
        try
        {
            return YamlReader.Read(text, "<flag>") is { } node && node is not YamlMapping ? AsTexts(node) : new TextValue(text);
        }
        catch (GuildException)
        {
            return new TextValue(text);
        }
    }

    private static Value AsTexts(YamlNode node) => node switch
    {
        YamlSequence list => new ListValue([.. list.Items.Select(AsTexts)]),
        YamlScalar { Value.IsNull: true } => Value.Null,
        YamlScalar scalar => new TextValue(scalar.Text),
        _ => node.ToValue(),
    };
}
