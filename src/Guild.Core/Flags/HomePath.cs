namespace Guild.Core.Flags;

/// <summary>A leading <c>~</c>.</summary>
internal static class HomePath
{
    /// <summary>The text with a leading <c>~</c> or <c>~/</c> replaced by the home directory.</summary>
    public static string Expand(string text, string home) =>
        text == "~" ? home
        : text.StartsWith("~/", StringComparison.Ordinal) ? home.TrimEnd('/') + text[1..]
        : text;
}
