using System.Globalization;
using Guild.Abstractions;
using Guild.Core.Secrets;
using Guild.Plugins.Url.Tests.Scenes;

namespace Guild.Plugins.S3.Tests;

/// <summary>The resolver of S3 with all that it is given; it asks without credentials.</summary>
internal sealed class S3Scene : ResolverScene
{
    public S3Scene(int port)
    {
        Set("endpoint", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        Set("region", "us-east-1");
        Set("anonymous", "yes");
    }

    public S3Scene With(string setting, string value)
    {
        Set(setting, value);
        return this;
    }

    public S3Resolver CreateResolver() => new(Cache, this, new SecretTexts(new Dictionary<string, string>()), this, this, this, Clock);

    public Task<ResolvedSource> ResolveAsync(string address, string? sha256 = null, bool offline = false, CancellationToken cancel = default)
    {
        var source = new Source("s3", address) { Attributes = Attributes(sha256) };
        return CreateResolver().ResolveAsync(source, new ResolveContext { SearchDirectories = [], CacheDirectory = CacheDirectory, Offline = offline }, cancel);
    }

    /// <summary>The error of a source that can't be resolved. Nothing wrong or partial lies in the cache under the file's name then.</summary>
    public ResolveException Fails(string address, string? sha256 = null, bool offline = false)
    {
        var error = Assert.ThrowsAsync<ResolveException>(() => ResolveAsync(address, sha256, offline))!;
        Assert.That(Files, Is.Empty);
        return error;
    }
}
