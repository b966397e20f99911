using Guild.Abstractions;

namespace Guild.Plugins.S3;

/// <summary>How stores are reached: <c>plugins: {s3: …}</c> of the user's configuration.</summary>
internal sealed record S3Settings
{
    /// <summary>The store's URL; <see langword="null"/> to go by <c>AWS_ENDPOINT_URL_S3</c>, <c>AWS_ENDPOINT_URL</c> and the profile.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The region; <see langword="null"/> to go by <c>AWS_REGION</c> and the profile.</summary>
    public string? Region { get; init; }

    /// <summary>The profile; <see langword="null"/> to go by <c>AWS_PROFILE</c>.</summary>
    public string? Profile { get; init; }

    /// <summary>Whether the bucket is part of the path rather than of the host name; <see langword="null"/> for yes with any endpoint but Amazon's.</summary>
    public bool? UsesPathStyle { get; init; }

    /// <summary>Whether requests are never signed; <see langword="null"/> for when there are no credentials.</summary>
    public bool? IsAnonymous { get; init; }

    /// <summary>Whether who asks pays for transfers, for all sources.</summary>
    public bool RequesterPays { get; init; }

    /// <summary>How many requests go on at once.</summary>
    public int Parallel { get; init; } = 16;

    /// <summary>How often a failed request is repeated.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>The wait before the first repetition; each further one is about twice as long.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait, whoever asks for it.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long setting up a connection may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long nothing may come on a connection.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether the store is asked if a cached object is still the current one.</summary>
    public bool Revalidates { get; init; } = true;

    /// <exception cref="PluginSettingException">A setting makes no sense.</exception>
    public static S3Settings Read(IPluginSettings settings)
    {
        var usual = new S3Settings();
        return new S3Settings
        {
            Endpoint = settings.Url("endpoint"),
            Region = Text(settings["region"]),
            Profile = Text(settings["profile"]),
            UsesPathStyle = settings.Switch("path-style"),
            IsAnonymous = settings.Switch("anonymous"),
            RequesterPays = settings.Switch("requester-pays") ?? false,
            Parallel = settings.Integer("parallel", least: 1, greatest: 64) ?? usual.Parallel,
            Retries = settings.Integer("retries", least: 0, greatest: 100) ?? usual.Retries,
            RetryDelay = Seconds(settings, "retry-delay", zeroIsFine: true) ?? usual.RetryDelay,
            LongestWait = Seconds(settings, "longest-wait", zeroIsFine: true) ?? usual.LongestWait,
            ConnectTimeout = Seconds(settings, "connect-timeout") ?? usual.ConnectTimeout,
            StallTimeout = Seconds(settings, "stall-timeout") ?? usual.StallTimeout,
            Revalidates = settings.Switch("revalidate") ?? usual.Revalidates,
        };
    }

    /// <summary>The wait before a repetition: about twice as long each time, and never the same for all who wait.</summary>
    /// <param name="repetition">Which one, from 1.</param>
    public TimeSpan DelayBefore(int repetition)
    {
        var delay = RetryDelay * Math.Pow(2, Math.Clamp(repetition - 1, 0, 16)) * (0.75 + (Random.Shared.NextDouble() / 2));
        return delay < LongestWait ? delay : LongestWait;
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static TimeSpan? Seconds(IPluginSettings settings, string key, bool zeroIsFine = false)
    {
        if (settings.Number(key) is not { } seconds)
            return null;
        return seconds is > 0 and <= 86_400 || (seconds == 0 && zeroIsFine)
            ? TimeSpan.FromSeconds(seconds)
            : throw new PluginSettingException($"the setting '{key}' is '{settings[key]}', expected a number of seconds of at most a day") { Remedy = $"correct {settings.PlaceOf(key)}" };
    }
}
