namespace Guild.Core.Yaml;

/// <summary>What the text of a plain scalar looks like.</summary>
internal enum PlainKind
{
    Text,
    Null,
    Boolean,
    Integer,
    Float,
    Timestamp,

    /// <summary><c>=</c> or <c>&lt;&lt;</c>: text as a value, but never written without quotes.</summary>
    Indicator,
}
