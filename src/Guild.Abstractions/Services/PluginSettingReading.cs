using System.Globalization;

namespace Guild.Abstractions;

/// <summary>Reads settings of other kinds than text. Each error says what was found, where it is set and what is expected.</summary>
public static class PluginSettingReading
{
    /// <summary>A setting that there must be.</summary>
    /// <exception cref="PluginSettingException">It isn't set, or empty.</exception>
    public static string Require(this IPluginSettings settings, string key)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings[key] is { Length: > 0 } value
            ? value
            : throw new PluginSettingException($"the setting '{key}' is missing") { Remedy = $"set {settings.PlaceOf(key)}" };
    }

    /// <summary>An integer; <see langword="null"/> when it isn't set.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="key">The setting.</param>
    /// <param name="least">The least value allowed.</param>
    /// <param name="greatest">The greatest value allowed.</param>
    /// <exception cref="PluginSettingException">It is something else.</exception>
    public static int? Integer(this IPluginSettings settings, string key, int least = int.MinValue, int greatest = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings[key] is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= greatest)
            return number;
        var range = (least, greatest) switch
        {
            (int.MinValue, int.MaxValue) => "",
            (_, int.MaxValue) => string.Create(CultureInfo.InvariantCulture, $" of at least {least}"),
            (int.MinValue, _) => string.Create(CultureInfo.InvariantCulture, $" of at most {greatest}"),
            _ => string.Create(CultureInfo.InvariantCulture, $" from {least} to {greatest}"),
        };
        throw Wrong(settings, key, text, $"an integer{range}");
    }

    /// <summary>A number; <see langword="null"/> when it isn't set.</summary>
    /// <exception cref="PluginSettingException">It is something else.</exception>
    public static double? Number(this IPluginSettings settings, string key)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings[key] is not { } text)
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(settings, key, text, "a number");
    }

    /// <summary>A switch, <c>yes</c> or <c>no</c>, <c>true</c> or <c>false</c>, <c>1</c> or <c>0</c>; <see langword="null"/> when it isn't set.</summary>
    /// <exception cref="PluginSettingException">It is something else.</exception>
    public static bool? Switch(this IPluginSettings settings, string key)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings[key]?.ToLowerInvariant() switch
        {
            null => null,
            "yes" or "true" or "on" or "1" => true,
            "no" or "false" or "off" or "0" => false,
            var text => throw Wrong(settings, key, text, "yes or no"),
        };
    }

    /// <summary>An absolute URL; <see langword="null"/> when it isn't set.</summary>
    /// <exception cref="PluginSettingException">It is something else.</exception>
    public static Uri? Url(this IPluginSettings settings, string key)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings[key] is not { } text)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) ? url : throw Wrong(settings, key, text, "a URL such as https://example.org/");
    }

    /// <summary>An absolute URL that there must be.</summary>
    /// <exception cref="PluginSettingException">It isn't set, or is something else.</exception>
    public static Uri RequireUrl(this IPluginSettings settings, string key)
    {
        settings.Require(key);
        return settings.Url(key)!;
    }

    private static PluginSettingException Wrong(IPluginSettings settings, string key, string found, string expected) =>
        new($"the setting '{key}' is '{found}', expected {expected}") { Remedy = $"correct {settings.PlaceOf(key)}" };
}
