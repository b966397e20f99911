using Guild.Abstractions;
using Guild.Core.Yaml;

namespace Guild.Core.Resources;

/// <summary>A value as it stands inside a path or a URL: text as it is, everything else as YAML writes it.</summary>
internal static class ValueText
{
    public static string Of(Value value) => value is TextValue text ? text.Text : YamlWriter.WriteFlow(value).TrimEnd();
}
