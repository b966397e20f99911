using Guild.Abstractions;
using Guild.Core.Logging;
using Guild.Core.Text;

namespace Guild.Core.Scalars;

/// <summary>The patterns that an operation's output is read with (runs.md 12.1, 12.2).</summary>
public sealed class OutputPatterns
{
    private OutputPatterns(IReadOnlyList<IOutputPattern> patterns, bool areDefaults) => (Patterns, AreDefaults) = (patterns, areDefaults);

    /// <summary>The patterns, in the order in which they are applied.</summary>
    public IReadOnlyList<IOutputPattern> Patterns { get; }

    /// <summary>Whether nothing was configured. Only then names of flags are left alone.</summary>
    public bool AreDefaults { get; }

    /// <summary>The patterns for scalars.</summary>
    /// <param name="configured">As configured; <see langword="null"/> for the defaults, an empty list for none.</param>
    /// <param name="log">Is warned of patterns that can't be used.</param>
    public static OutputPatterns ForScalars(ListValue? configured, IGuildLog log) =>
        configured is null
            ? new OutputPatterns([new DefaultScalarPattern()], areDefaults: true)
            : new OutputPatterns(Compile(configured, RegexOutputPattern.ScalarValueAlias, log), areDefaults: false);

    /// <summary>The patterns for attributes.</summary>
    /// <param name="configured">As configured; <see langword="null"/> for the defaults, an empty list for none.</param>
    /// <param name="log">Is warned of patterns that can't be used.</param>
    public static OutputPatterns ForAttributes(ListValue? configured, IGuildLog log) =>
        configured is null
            ? new OutputPatterns([new DefaultAttrPattern()], areDefaults: true)
            : new OutputPatterns(Compile(configured, RegexOutputPattern.AttrValueAlias, log), areDefaults: false);

    internal static List<IOutputPattern> Compile(ListValue configured, string valueAlias, IGuildLog log)
    {
        var patterns = new List<IOutputPattern>();
        foreach (var item in configured.Items)
        {
            switch (item)
            {
                case TextValue text:
                    Add(null, text.Text);
                    break;
                case MapValue map:
                    foreach (var entry in map.Entries.OrderBy(e => e.Name, StringComparer.Ordinal))
                    {
                        if (entry is { Name: { } key, Value: TextValue pattern })
                            Add(key, pattern.Text);
                        else
                            log.Warning($"invalid output scalar pattern: {PythonText.Repr(entry.Value)}");
                    }

                    break;
                default:
                    log.Warning($"invalid item config: {PythonText.Repr(item)}");
                    break;
            }
        }

        return patterns;

        void Add(string? key, string source)
        {
            try
            {
                var pattern = new RegexOutputPattern(source, key, valueAlias);
                if (pattern.BadGroupCount is { } count)
                    log.Warning($"bad unnamed group count {count} for '{source}' (expected 1 or 2) skipping");
                else
                    patterns.Add(pattern);
            }
            catch (ArgumentException e)
            {
                log.Warning($"error compiling pattern '{source}': {e.Message}");
            }
        }
    }
}
