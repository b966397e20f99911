using System.Collections.Concurrent;
using System.Security.Cryptography;
using Guild.Abstractions;
using Guild.Core.Logging;
using Guild.Core.Resources.Caching;

namespace Guild.Plugins.Url.Tests.Scenes;

/// <summary>What a resolver is given: a home of its own, a clock that doesn't keep anyone waiting, and ears for all that is said.</summary>
internal abstract class ResolverScene : IGuildLog, IPluginLog, IPluginSettings, IHttp, ITransfers
{
    public static readonly TimeSpan StallTimeout = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, string> _settings = [];
    private readonly ConcurrentQueue<string> _log = new();
    private long _transferred;

    protected ResolverScene() => Cache = new SharedCache(Home, this, TimeProvider.System);

    public string Home { get; } = Directory.CreateTempSubdirectory("guild-url-").FullName;

    public string CacheDirectory => Path.Combine(Home, "cache", "resources", "entry");

    public EagerClock Clock { get; } = new(StallTimeout);

    public IReadOnlyList<string> Log => [.. _log];

    /// <summary>Takes the place of the network.</summary>
    public HttpMessageHandler? Handler { get; init; }

    public string UserAgent => "guild/test";

    public long Transferred => Interlocked.Read(ref _transferred);

    string? IPluginSettings.this[string key] => _settings.GetValueOrDefault(key);

    protected IResourceCache Cache { get; }

    /// <summary>What lies in the cache for everyone to use.</summary>
    public IEnumerable<string> Files => Directory.Exists(CacheDirectory)
        ? Directory.GetFiles(CacheDirectory).Select(f => Path.GetFileName(f)!).Where(f => !f.StartsWith(".guild-cache-", StringComparison.Ordinal))
        : [];

    protected void Set(string setting, string value) => _settings[setting] = value;

    protected static IReadOnlyDictionary<string, Value> Attributes(string? sha256) =>
        sha256 is null ? new Dictionary<string, Value>() : new Dictionary<string, Value> { ["sha256"] = Value.Of(sha256) };

    public static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public string PlaceOf(string key) => key;

    public HttpMessageHandler CreateHandler(TimeSpan connectTimeout) =>
        Handler ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = connectTimeout };

    public ITransfer Begin(string what, long? total, long done = 0)
    {
        _log.Enqueue($"begin {what}");
        _transferred = done;
        return new Transfer(this);
    }

    public void Debug(string message) => _log.Enqueue("DEBUG: " + message);

    public void Info(string message) => _log.Enqueue(message);

    public void Warning(string message) => _log.Enqueue("WARNING: " + message);

    public void Error(string message) => _log.Enqueue("ERROR: " + message);

    public void Delete() => Directory.Delete(Home, recursive: true);

    private sealed class Transfer(ResolverScene scene) : ITransfer
    {
        public long? Total { get; set; }

        public void Advance(long bytes) => Interlocked.Add(ref scene._transferred, bytes);

        public void Complete() => scene._log.Enqueue("complete");

        public void Dispose()
        {
        }
    }
}
