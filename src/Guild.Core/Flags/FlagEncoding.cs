using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.Text;
using Guild.Core.Yaml;

namespace Guild.Core.Flags;

/// <summary>Values as programs get them: in arguments, in variables, in <c>${flag}</c> (guildfile.md 7.5, 7.6; runs.md 5.1).</summary>
public static class FlagEncoding
{
    /// <summary>A value's text: true is <c>1</c>, false and null are empty, numbers as Python prints them, lists as shell words.</summary>
    public static string Encode(Value value) => Encode(value, Value.Null);

    /// <summary>A value's text; the items of a list are joined as <paramref name="split"/> splits them.</summary>
    public static string Encode(Value value, Value split) => value switch
    {
        NullValue => "",
        BooleanValue boolean => boolean.IsTrue ? "1" : "",
        TextValue text => text.Text,
        TimestampValue timestamp => timestamp.Text,
        IntegerValue integer => IntegerText.Of(integer.Number),
        FloatValue number => PythonText.Float(number.Number),
        ListValue list => ArgumentSplit.Join([.. list.Items.Select(FlagText.Format)], split),
        _ => JsonText.Write(value),
    };

    /// <summary>The text of a flag in commands and arguments: its <c>arg-encoding</c> counts.</summary>
    public static string EncodeArgument(FlagDef? flag, Value value) =>
        Lookup(flag?.ArgEncoding, value) ?? Encode(value, flag?.ArgSplit ?? Value.Null);

    /// <summary>The text of a flag in its variable: its <c>env-encoding</c> counts.</summary>
    public static string EncodeVariable(FlagDef? flag, Value value) =>
        Lookup(flag?.EnvEncoding, value) ?? Encode(value, flag?.ArgSplit ?? Value.Null);

    /// <summary>The text of a flag for a program that reads YAML (destination <c>globals</c> and the like).</summary>
    internal static string EncodeYaml(FlagDef flag, Value value) => Lookup(flag.ArgEncoding, value) ?? YamlWriter.WriteFlow(value);

    private static string? Lookup(MapValue? texts, Value value)
    {
        foreach (var entry in texts?.Entries ?? [])
        {
            if (PythonEquality.AreEqual(entry.Key, value))
                return Encode(entry.Value);
        }

        return null;
    }
}
