using Guild.Abstractions;
using Guild.Core.Secrets;
using Guild.Plugins.Url.Tests.Scenes;

namespace Guild.Plugins.Url.Tests;

/// <summary>The resolver of URLs with all that it is given.</summary>
internal sealed class UrlScene : ResolverScene
{
    private readonly Dictionary<string, string> _variables = [];

    public UrlScene With(string setting, string value)
    {
        Set(setting, value);
        return this;
    }

    public UrlScene WithVariable(string name, string value)
    {
        _variables[name] = value;
        return this;
    }

    public Task<ResolvedSource> ResolveAsync(string url, string? sha256 = null, bool offline = false, string? entry = null, CancellationToken cancel = default)
    {
        var resolver = new UrlResolver(Cache, this, new SecretTexts(_variables), this, this, this, Clock);
        var source = new Source("url", url) { Attributes = Attributes(sha256) };
        return resolver.ResolveAsync(source, new ResolveContext { SearchDirectories = [], CacheDirectory = entry is null ? CacheDirectory : CacheDirectory + entry, Offline = offline }, cancel);
    }

    /// <summary>The error of a source that can't be resolved. Nothing wrong or partial lies in the cache under the file's name then.</summary>
    public ResolveException Fails(string url, string? sha256 = null, bool offline = false)
    {
        var error = Assert.ThrowsAsync<ResolveException>(() => ResolveAsync(url, sha256, offline))!;
        Assert.That(Files, Is.Empty);
        return error;
    }
}
