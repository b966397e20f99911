namespace Guild.Tool.Commands.Setup.SelfTests;

/// <summary>What a test insists on.</summary>
internal static class Expect
{
    /// <summary>Something holds.</summary>
    /// <exception cref="SelfTestFailure">It doesn't.</exception>
    public static void That(bool holds, string otherwise)
    {
        if (!holds)
            throw new SelfTestFailure(otherwise);
    }

    /// <summary>A text holds another.</summary>
    /// <exception cref="SelfTestFailure">It doesn't; the failure shows it.</exception>
    public static void Contains(string part, string text, string what) => That(text.Contains(part, StringComparison.Ordinal), $"{what} lacks '{part}':\n{text.TrimEnd()}");

    /// <summary>A text is another, apart from the end of its last line.</summary>
    /// <exception cref="SelfTestFailure">It isn't; the failure shows both.</exception>
    public static void Text(string expected, string text, string what) => That(text.TrimEnd() == expected, $"{what} is\n{text.TrimEnd()}\ninstead of\n{expected}");
}
