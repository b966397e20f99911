namespace Guild.Abstractions.Testing;

/// <summary>Settings in memory.</summary>
/// <param name="values">The settings by key.</param>
public sealed class TestSettings(IReadOnlyDictionary<string, string> values) : IPluginSettings
{
    /// <inheritdoc/>
    public string? this[string key] => values.GetValueOrDefault(key);

    /// <inheritdoc/>
    public string PlaceOf(string key) => $"'{key}' of the test";
}
