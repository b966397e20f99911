using Guild.Core.GuildFiles;
using Guild.Core.Errors;

namespace Guild.Core.Resources;

/// <summary>The error for a dependency that isn't met.</summary>
internal static class UnmetError
{
    /// <summary>Whether an exception says something about the source, rather than about guild.</summary>
    public static bool Understands(Exception e) =>
        e is UnmetException or IOException or UnauthorizedAccessException or PluginException or GuildException
            or System.Text.RegularExpressions.RegexMatchTimeoutException;

    /// <summary>What couldn't be resolved, and why.</summary>
    public static string TextOf(SourceRequest request, Exception e)
    {
        var verb = e is UnmetException { IsUnexpected: false } ? "could not resolve" : "unexpected error resolving";
        var text = $"{verb} '{request.Name}' in {request.Dependency.Name} resource: {e.Message}";
        return request.Source.Help is { Length: > 0 } help ? $"{text}\n{help}" : text;
    }

    /// <summary>The error that ends the run.</summary>
    public static GuildException Of(SourceRequest request, string text, Exception cause) =>
        new(
            [
                new GuildError($"run failed because a dependency was not met: {text}")
                {
                    Where = request.Source.Location ?? request.Dependency.Resource.Location,
                    Fix = (cause as UnmetException)?.Fix ?? FullDisk.FixFor(cause),
                    Needs = cause is UnmetException { Needs.Count: > 0 } unmet ? unmet.Needs : SchemeOf(request.Source),
                },
            ],
            cause: cause);

    // A resolver takes all URLs that no other claims, those too that it can do nothing with.
    private static string[] SchemeOf(SourceDef source)
    {
        var colon = source.Kind == "url" ? source.Address.IndexOf(':', StringComparison.Ordinal) : -1;
        return colon < 0 || source.Address[..colon].ToLowerInvariant() is "http" or "https" ? [] : [$"guild-scheme:{source.Address[..colon]}"];
    }
}
