using System.Security.Cryptography;
using Guild.Abstractions;
using Guild.Core.Logging;
using Guild.Core.Resources.Caching;
using Guild.Core.Secrets;

namespace Guild.Plugins.Url.Tests;

/// <summary>The resolver with a home of its own, a clock that doesn't keep anyone waiting, and ears for all that is said.</summary>
internal sealed class UrlScene : IGuildLog, IPluginLog, IPluginSettings, IHttp, ITransfers
{
    public static readonly TimeSpan StallTimeout = TimeSpan.FromSeconds(60);

    private readonly SharedCache _cache;
    private readonly Dictionary<string, string> _settings = [];
    private readonly Dictionary<string, string> _variables = [];

    public UrlScene() => _cache = new SharedCache(Home, this, TimeProvider.System);

    public string Home { get; } = Directory.CreateTempSubdirectory("guild-url-").FullName;

    public string CacheDirectory => Path.Combine(Home, "cache", "resources", "entry");

    public EagerClock Clock { get; } = new(StallTimeout);

    public List<string> Log { get; } = [];

    /// <summary>Takes the place of the network.</summary>
    public HttpMessageHandler? Handler { get; init; }

    public string UserAgent => "guild/test";

    public long Transferred { get; private set; }

    string? IPluginSettings.this[string key] => _settings.GetValueOrDefault(key);

    public UrlScene With(string setting, string value)
    {
        _settings[setting] = value;
        return this;
    }

    public UrlScene WithVariable(string name, string value)
    {
        _variables[name] = value;
        return this;
    }

    public Task<ResolvedSource> ResolveAsync(string url, string? sha256 = null, bool offline = false, string? entry = null, CancellationToken cancel = default)
    {
        var resolver = new UrlResolver(_cache, this, new SecretTexts(_variables), this, this, this, Clock);
        var source = new Source("url", url)
        {
            Attributes = sha256 is null ? new Dictionary<string, Value>() : new Dictionary<string, Value> { ["sha256"] = Value.Of(sha256) },
        };
        return resolver.ResolveAsync(source, new ResolveContext { SearchDirectories = [], CacheDirectory = entry is null ? CacheDirectory : CacheDirectory + entry, Offline = offline }, cancel);
    }

    /// <summary>The error of a source that can't be resolved. Nothing wrong or partial lies in the cache under the file's name then.</summary>
    public ResolveException Fails(string url, string? sha256 = null, bool offline = false)
    {
        var error = Assert.ThrowsAsync<ResolveException>(() => ResolveAsync(url, sha256, offline))!;
        Assert.That(Files, Is.Empty);
        return error;
    }

    /// <summary>What lies in the cache for everyone to use.</summary>
    public IEnumerable<string> Files => Directory.Exists(CacheDirectory)
        ? Directory.GetFiles(CacheDirectory).Select(f => Path.GetFileName(f)!).Where(f => !f.StartsWith(".guild-cache-", StringComparison.Ordinal))
        : [];

    public static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public string PlaceOf(string key) => key;

    public HttpMessageHandler CreateHandler(TimeSpan connectTimeout) =>
        Handler ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = connectTimeout };

    public ITransfer Begin(string what, long? total, long done = 0)
    {
        Log.Add($"begin {what}");
        Transferred = done;
        return new Transfer(this);
    }

    public void Debug(string message) => Log.Add("DEBUG: " + message);

    public void Info(string message) => Log.Add(message);

    public void Warning(string message) => Log.Add("WARNING: " + message);

    public void Error(string message) => Log.Add("ERROR: " + message);

    public void Delete() => Directory.Delete(Home, recursive: true);

    private sealed class Transfer(UrlScene scene) : ITransfer
    {
        public long? Total { get; set; }

        public void Advance(long bytes) => scene.Transferred += bytes;

        public void Complete() => scene.Log.Add("complete");

        public void Dispose()
        {
        }
    }
}
