using System.Numerics;
using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.Text;

namespace Guild.Core.Flags;

/// <summary>Brings values, typed and default ones, to a flag's declared type (guildfile.md 6.3).</summary>
internal sealed class FlagCoercion(FlagBindingOptions options)
{
    /// <summary>The value as the flag's type has it; <see langword="null"/> when it can't be one.</summary>
    public Value? Coerce(Value value, FlagDef flag)
    {
        switch (value)
        {
            case NullValue:
            case TextValue text when flag.Type != "string" && FlagFunction.IsFunction(text.Text):
                return value;
            case ListValue list:
                var items = new List<Value>(list.Items.Count);
                foreach (var item in list.Items)
                {
                    if (Coerce(item, flag) is not { } coerced)
                        return null;
                    items.Add(coerced);
                }

                return new ListValue(items);
            case TextValue text when !PythonEquality.IsFalsy(flag.ArgSplit) && flag.Type is not (null or "auto"):
                return CoerceParts(text.Text, flag);
            default:
                return CoerceOne(value, flag.Type);
        }
    }

    private Value? CoerceParts(string text, FlagDef flag)
    {
        var parts = new List<string>();
        foreach (var part in ArgumentSplit.Split(text, flag.ArgSplit))
        {
            if (CoerceOne(new TextValue(part), flag.Type) is not { } coerced)
                return null;
            parts.Add(PythonText.Str(coerced));
        }

        return new TextValue(ArgumentSplit.Join(parts, flag.ArgSplit));
    }

    private Value? CoerceOne(Value value, string? type) => type switch
    {
        "string" => value is TextValue ? value : new TextValue(PythonText.Str(value)),
        "int" => value switch
        {
            IntegerValue => value,
            BooleanValue boolean => Value.Of(boolean.IsTrue ? 1 : 0),
            TextValue text => PythonNumber.TryInteger(text.Text),
            _ => null,
        },
        "float" => value switch
        {
            FloatValue => value,
            TextValue text => PythonNumber.TryFloat(text.Text),
            _ => PythonEquality.Number(value) is { } number ? Value.Of(number) : null,
        },
        "number" => value switch
        {
            IntegerValue or FloatValue or BooleanValue => value,
            TextValue text => FlagDecoder.TryNumber(text.Text),
            _ => null,
        },
        "boolean" => CoerceBoolean(value),
        "path" or "existing-path" => CoercePath(value),
        _ => value,
    };

    private static Value? CoerceBoolean(Value value) => value switch
    {
        BooleanValue => value,
        IntegerValue integer => Value.Of(integer.Number != BigInteger.Zero),
        FloatValue number => Value.Of(number.Number != 0),
        TextValue { Text.Length: 0 } => Value.False,
        TextValue text => Yaml.YamlReader.ResolvePlain(text.Text) switch
        {
            BooleanValue boolean => boolean,
            IntegerValue integer => Value.Of(integer.Number != BigInteger.Zero),
            _ => null,
        },
        _ => null,
    };

    private TextValue? CoercePath(Value value)
    {
        var path = PythonText.Str(value);
        if (path.Length == 0)
            return new TextValue("");
        return path.Contains('\0', StringComparison.Ordinal)
            ? null
            : new TextValue(Path.GetFullPath(HomePath.Expand(path, options.UserHome), options.WorkingDirectory));
    }
}
