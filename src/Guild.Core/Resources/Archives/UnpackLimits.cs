using System.Globalization;
using Guild.Abstractions;
using Guild.Core.Configuration;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.GuildFiles.Attributes;

namespace Guild.Core.Resources.Archives;

/// <summary>How far an archive may expand. Only what passes both limits is taken for a decompression bomb.</summary>
/// <param name="Bytes">Size of all members together.</param>
/// <param name="Factor">Multiple of the archive's own size.</param>
public sealed record UnpackLimits(long Bytes, int Factor)
{
    /// <summary>The section of the user's configuration that may set other limits, by the names that sources use.</summary>
    public const string Section = "resources";

    /// <summary>1 GiB and 100 times.</summary>
    public static UnpackLimits Default { get; } = new(1L << 30, 100);

    /// <summary>The limits for a source: its own, else the configured ones, else the default.</summary>
    /// <exception cref="GuildException">A configured limit can't be read.</exception>
    public static UnpackLimits For(SourceDef source, UserConfig configuration)
    {
        var bytes = source.UnpackLimit;
        if (bytes is null && configuration.Setting(Section, SourceAttributes.UnpackLimit.Name) is { IsNull: false } limit)
        {
            bytes = TryReadBytes(limit, ValueText.Of(limit), out var size)
                ? size : throw Invalid(configuration, SourceAttributes.UnpackLimit, limit, "a size, as in '20 GiB', or 'no'");
        }

        var factor = source.UnpackRatio;
        if (factor is null && configuration.Setting(Section, SourceAttributes.UnpackRatio.Name) is { IsNull: false } ratio)
        {
            factor = TryReadFactor(ValueText.Of(ratio), out var times)
                ? times : throw Invalid(configuration, SourceAttributes.UnpackRatio, ratio, "a whole number above 0");
        }

        return new UnpackLimits(bytes ?? Default.Bytes, factor ?? Default.Factor);
    }

    /// <summary>Reads a size; <c>no</c> stands for any.</summary>
    internal static bool TryReadBytes(Value value, string text, out long bytes)
    {
        bytes = long.MaxValue;
        return value is BooleanValue { IsTrue: false } || ByteSize.TryParse(text, out bytes);
    }

    /// <summary>Reads a multiple.</summary>
    internal static bool TryReadFactor(string text, out int factor) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out factor) && factor > 0;

    private static GuildException Invalid(UserConfig configuration, AttributeSpec attribute, Value value, string expected) =>
        new(new GuildError($"invalid {attribute.Name} value '{ValueText.Of(value)}' in the user's configuration: expected {expected}")
        {
            Where = new SourceLocation(configuration.Path, 0, 0),
        });
}
