using Guild.Abstractions;

namespace Guild.Core.Resources;

/// <summary>Values as a run may keep them: no URL in them says who asked for it and with what password.</summary>
internal static class RecordedUrls
{
    /// <summary>The value, user information taken out of every URL in it.</summary>
    public static Value Plain(Value value) => value switch
    {
        TextValue text when PlainUrl.Of(text.Text) is var plain && plain.Length != text.Text.Length => Value.Of(plain),
        ListValue list => new ListValue([.. list.Items.Select(Plain)]),
        MapValue map => Plain(map),
        _ => value,
    };

    /// <summary>The map, user information taken out of every URL in its values.</summary>
    public static MapValue Plain(MapValue map) => new([.. map.Entries.Select(e => e with { Value = Plain(e.Value) })]);
}
