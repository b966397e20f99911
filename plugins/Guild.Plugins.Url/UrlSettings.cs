using Guild.Abstractions;

namespace Guild.Plugins.Url;

/// <summary>How patient downloads are: <c>plugins: {url: …}</c> of the user's configuration.</summary>
internal sealed record UrlSettings
{
    /// <summary>How often an attempt that got nowhere is repeated.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>The wait before the first repetition; each further one is about twice as long.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait, whoever asks for it.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long setting up a connection may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long nothing may come on a connection.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether the server is asked if a cached file is still the current one.</summary>
    public bool Revalidates { get; init; } = true;

    /// <exception cref="PluginSettingException">A setting makes no sense.</exception>
    public static UrlSettings Read(IPluginSettings settings)
    {
        var usual = new UrlSettings();
        return new UrlSettings
        {
            Retries = settings.Integer("retries", least: 0, greatest: 100) ?? usual.Retries,
            RetryDelay = Seconds(settings, "retry-delay", zeroIsFine: true) ?? usual.RetryDelay,
            LongestWait = Seconds(settings, "longest-wait", zeroIsFine: true) ?? usual.LongestWait,
            ConnectTimeout = Seconds(settings, "connect-timeout") ?? usual.ConnectTimeout,
            StallTimeout = Seconds(settings, "stall-timeout") ?? usual.StallTimeout,
            Revalidates = settings.Switch("revalidate") ?? usual.Revalidates,
        };
    }

    private static TimeSpan? Seconds(IPluginSettings settings, string key, bool zeroIsFine = false)
    {
        if (settings.Number(key) is not { } seconds)
            return null;
        return seconds is > 0 and <= 86_400 || (seconds == 0 && zeroIsFine)
            ? TimeSpan.FromSeconds(seconds)
            : throw new PluginSettingException($"the setting '{key}' is '{settings[key]}', expected a number of seconds of at most a day") { Remedy = $"correct {settings.PlaceOf(key)}" };
    }
}
