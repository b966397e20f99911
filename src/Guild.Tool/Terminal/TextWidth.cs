using System.Globalization;
using System.Text;

namespace Guild.Tool.Terminal;

/// <summary>How many characters a person sees in a text.</summary>
internal static class TextWidth
{
    /// <summary>The number of user-perceived characters.</summary>
    public static int Of(string text) =>
        Ascii.IsValid(text) ? text.Length : new StringInfo(text).LengthInTextElements;

    /// <summary>The beginning of a text, at most so many characters long.</summary>
    public static string Cut(string text, int width) =>
        Of(text) <= width ? text : new StringInfo(text).SubstringByTextElements(0, Math.Max(width, 0));
}
