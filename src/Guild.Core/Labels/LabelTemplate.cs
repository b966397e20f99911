using System.Text;
using Guild.Abstractions;
using Guild.Core.Text;

namespace Guild.Core.Labels;

/// <summary>Labels of runs: the default one, and templates such as <c>lr=${lr|%.3f}</c> (guildfile.md 15.1, cli.md B.9).</summary>
public static class LabelTemplate
{
    /// <summary>The label of a run without template: <c>name=value</c> of all flags that aren't null, by name.</summary>
    /// <param name="flags">The run's flag values.</param>
    /// <param name="pathExists">Tells which texts are existing paths, which are shortened; <see langword="null"/> to shorten none.</param>
    public static string Default(IEnumerable<NamedValue> flags, Func<string, bool>? pathExists)
    {
        var style = FlagTextStyle.ForLabels(pathExists);
        return string.Join(' ', Sorted.By(flags.Where(f => !f.Value.IsNull), static f => f.Key, CodePointOrder.Instance)
            .ConvertAll(f => FlagText.FormatAssignment(f.Key, f.Value, style)));
    }

    /// <summary>A template's label. Names that are unknown or null are empty.</summary>
    /// <param name="template">The template.</param>
    /// <param name="flags">The run's flag values.</param>
    /// <param name="texts">Other names and their texts: <c>default_label</c>, <c>label</c>, <c>run_id</c>, …</param>
    /// <param name="pathExists">Tells which texts are existing paths, which are shortened; <see langword="null"/> to shorten none.</param>
    /// <param name="warnings">Takes texts of warnings.</param>
    public static string Render(
        string template,
        IEnumerable<NamedValue> flags,
        IReadOnlyDictionary<string, string> texts,
        Func<string, bool>? pathExists,
        ICollection<string> warnings)
    {
        var values = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (name, value) in flags)
            values[name] = value;
        var label = new StringBuilder();
        var at = 0;
        while (at < template.Length)
        {
            var open = template.IndexOf("${", at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
                break;
            label.Append(template, at, open - at);
            label.Append(RenderReference(template[(open + 2)..close]));
            at = close + 1;
        }

        return label.Append(template, at, template.Length - at).ToString();

        string RenderReference(string reference)
        {
            var parts = reference.Split('|');
            var rendering = values.TryGetValue(parts[0], out var value) ? LabelValue.Of(value)
                : texts.TryGetValue(parts[0], out var text) ? LabelValue.OfText(text)
                : LabelValue.Of(Value.Null);
            foreach (var filter in parts.Skip(1))
                rendering = LabelFilter.Apply(filter, rendering, warnings);
            return rendering.Render(FlagTextStyle.ForLabels(pathExists));
        }
    }
}
