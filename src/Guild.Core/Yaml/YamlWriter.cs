using Guild.Abstractions;

namespace Guild.Core.Yaml;

/// <summary>Writes values as the original does (runs.md 2.3), byte for byte: PyYAML's <c>safe_dump</c> without end marker and final newline.</summary>
public static class YamlWriter
{
    private const int LineWidth = 80;

    /// <summary>The block form, keys sorted, folded at 80 columns, ASCII only; without final newline.</summary>
    public static string Write(Value value) => new YamlEmitter(isFlow: false, LineWidth).Emit(value);

    /// <summary>The flow form on one line: <c>[1, a, {b: 2}]</c>.</summary>
    public static string WriteFlow(Value value) => new YamlEmitter(isFlow: true, int.MaxValue).Emit(value);
}
