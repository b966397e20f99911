using Guild.Abstractions;

namespace Guild.Tool.Plugins;

/// <summary>One plugin's settings. Settings of settings are reached as <c>retries:max</c>, items of lists as <c>mirrors:0</c>.</summary>
internal sealed class PluginSettings(string plugin, Func<MapValue?> configured, IReadOnlyDictionary<string, string> variables) : IPluginSettings
{
    public string? this[string key] =>
        variables.TryGetValue($"GUILD_PLUGIN_{VariablePart(plugin)}__{VariablePart(key)}", out var value) ? value : Find(key);

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
