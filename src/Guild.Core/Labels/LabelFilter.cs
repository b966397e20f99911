using Guild.Abstractions;
using Guild.Core.Text;

namespace Guild.Core.Labels;

/// <summary>The filters behind a <c>|</c>: <c>%.3f</c>, <c>default:text</c>, <c>basename</c>, <c>unquote</c>.</summary>
internal static class LabelFilter
{
    public static LabelValue Apply(string filter, LabelValue value, ICollection<string> warnings)
    {
        if (filter.StartsWith('%'))
            return value.Value.IsNull || PrintfFormat.Format(filter, value.Value) is not { } formatted ? value : LabelValue.OfText(formatted);
        var colon = filter.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? filter : filter[..colon];
        switch (name)
        {
            case "default":
                return value.Value.IsNull ? LabelValue.OfText(colon < 0 ? "" : filter[(colon + 1)..]) : value;
            case "basename":
                return value.Value is TextValue path ? LabelValue.Of(Value.Of(LastPart(path.Text))) : value;
            case "unquote":
                return value.Value is TextValue text ? LabelValue.OfText(Unquote(value.Text ?? text.Text)) : value;
            default:
                warnings.Add($"unsupported template transform: '{filter}'");
                return LabelValue.OfText("#error#");
        }
    }

    private static string LastPart(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string Unquote(string text) => text is ['\'', .., '\''] && text.Length > 1 ? text[1..^1] : text;
}
