using Guild.Abstractions;

namespace Guild.Plugins.Aliases;

/// <summary><c>guild ALIAS [MODEL] [ARG...]</c> is <c>guild run [MODEL:]ALIAS [ARG...]</c>.</summary>
internal static class ModelRewrite
{
    public static AliasExpansion Expand(AliasInvocation invocation)
    {
        var words = invocation.Arguments;
        return words.Count > 0 && IsModel(words[0])
            ? new AliasExpansion($"{words[0]}:{invocation.Alias}", [.. words.Skip(1)])
            : new AliasExpansion(invocation.Alias, words);
    }

    // NAME=VALUE or a batch file in the model's place is the first argument of an operation without model.
    private static bool IsModel(string word) => !word.Contains('=', StringComparison.Ordinal) && !word.StartsWith('@');
}
