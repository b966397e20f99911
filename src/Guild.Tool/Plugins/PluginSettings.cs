using Guild.Abstractions;

namespace Guild.Tool.Plugins;

/// <summary>One plugin's settings. Settings of settings are reached as <c>retries:max</c>, items of lists as <c>mirrors:0</c>.</summary>
/// <param name="plugin">The plugin's name.</param>
/// <param name="configured">What the user's configuration says of the plugin; asked when a setting is first read.</param>
/// <param name="variables">The environment.</param>
/// <param name="configurationFile">Path of the user's configuration.</param>
internal sealed class PluginSettings(
    string plugin, Func<MapValue?> configured, IReadOnlyDictionary<string, string> variables, Func<string> configurationFile) : IPluginSettings
{
    public string? this[string key] => variables.TryGetValue(VariableOf(key), out var value) ? value : Find(key);

    public string PlaceOf(string key)
    {
        var inFile = $"'plugins: {plugin}: {key.Replace(":", ": ", StringComparison.Ordinal)}' in {configurationFile()}";
        if (variables.ContainsKey(VariableOf(key)))
            return $"the environment variable {VariableOf(key)}";
        return Find(key) is null ? $"{inFile}, or the environment variable {VariableOf(key)}" : inFile;
    }

    private string VariableOf(string key) => $"GUILD_PLUGIN_{VariablePart(plugin)}__{VariablePart(key)}";

    private string? Find(string key)
    {
        Value? value = configured();
        foreach (var part in key.Split(':'))
        {
            value = value switch
            {
                MapValue map => map[part],
                ListValue list when int.TryParse(part, out var index) && index >= 0 && index < list.Items.Count => list.Items[index],
                _ => null,
            };
        }

        return value is null ? null : TextOf(value);
    }

    private static string? TextOf(Value value) => value switch
    {
        TextValue text => text.Text,
        BooleanValue flag => flag.IsTrue ? "true" : "false",
        IntegerValue integer => integer.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        FloatValue number => number.Number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        TimestampValue timestamp => timestamp.Text,
        _ => null,
    };

    private static string VariablePart(string text) =>
        string.Create(text.Length + text.Count(c => c == ':'), text, static (target, source) =>
        {
            var i = 0;
            foreach (var c in source)
            {
                target[i++] = char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_';
                if (c == ':')
                    target[i++] = '_';
            }
        });
}
