using Guild.Abstractions;
using Guild.Core.Logging;
using Guild.Core.Resources;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>
/// Tells of regular expressions that can't be used. Commands that only list operations leave it out: building them costs more than
/// reading the file.
/// </summary>
internal static class PatternCheck
{
    /// <summary>Checks <c>output-scalars</c> or <c>output-attrs</c>.</summary>
    public static void OfOutput(YamlNode node, Diagnostics diagnostics)
    {
        if (!diagnostics.ChecksPatterns)
            return;
        foreach (var item in node is YamlSequence list ? list.Items : [node])
        {
            // One entry at a time, for the place.
            if (item is YamlMapping mapping)
            {
                foreach (var pair in mapping.Pairs)
                    Compile((mapping with { Pairs = [pair] }).ToValue(), pair.Value, diagnostics);
            }
            else
            {
                Compile(item.ToValue(), item, diagnostics);
            }
        }
    }

    /// <summary>Checks a pattern for paths, names or text.</summary>
    public static void Of(YamlNode? node, Diagnostics diagnostics)
    {
        if (!diagnostics.ChecksPatterns || node is not YamlScalar { Value: TextValue } pattern)
            return;
        // What refers to flags is a pattern only when they are known.
        if (!pattern.Text.Contains("${", StringComparison.Ordinal) && !PathPattern.TryCompile(pattern.Text, out _, out var problem))
            diagnostics.Warn($"error compiling regular expression '{pattern.Text}': {problem}", pattern.Location);
    }

    private static void Compile(Value item, YamlNode place, Diagnostics diagnostics) =>
        Scalars.OutputPatterns.ForScalars(new ListValue([item]), new Listener(place, diagnostics));

    private sealed class Listener(YamlNode place, Diagnostics diagnostics) : IGuildLog
    {
        public void Debug(string message)
        {
        }

        public void Info(string message)
        {
        }

        public void Warning(string message) => diagnostics.Warn(message, place.Location);

        public void Error(string message) => diagnostics.Warn(message, place.Location);
    }
}
