using Guild.Abstractions;
using Guild.Core.Text;

namespace Guild.Core.Labels;

/// <summary>A value on its way through the filters of a label template.</summary>
/// <param name="Value">The value.</param>
/// <param name="Text">The finished text; <see langword="null"/> while the value is still to be formatted.</param>
internal readonly record struct LabelValue(Value Value, string? Text)
{
    public static LabelValue Of(Value value) => new(value, null);

    public static LabelValue OfText(string text) => new(Value.Of(text), text);

    /// <summary>The text in the label; nothing for null.</summary>
    public string Render(FlagTextStyle style) => Text ?? (Value.IsNull ? "" : FlagText.FormatWord(Value, style));
}
