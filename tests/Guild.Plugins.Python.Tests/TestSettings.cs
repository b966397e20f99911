using Guild.Abstractions;

namespace Guild.Plugins.Python.Tests;

internal sealed class TestSettings : IPluginSettings
{
    public Dictionary<string, string> Values { get; } = [];

    public string? this[string key] => Values.GetValueOrDefault(key);

    public string PlaceOf(string key) => $"setting {key}";
}
