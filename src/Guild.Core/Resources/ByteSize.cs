using System.Globalization;

namespace Guild.Core.Resources;

/// <summary>Sizes as people write and read them.</summary>
public static class ByteSize
{
    private static readonly string[] Units = ["bytes", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>Reads <c>20 GiB</c>, <c>1.5GB</c>, <c>500M</c> or a number of bytes. Letters alone count in 1,024s, as elsewhere on a command line.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        bytes = 0;
        var trimmed = text.AsSpan().Trim();
        var end = trimmed.LastIndexOfAnyInRange('0', '9') + 1;
        if (!double.TryParse(trimmed[..end], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return false;
        var unit = trimmed[end..].Trim().ToString().ToUpperInvariant();
        var power = unit is "" or "B" or "BYTES" ? 0 : "KMGTP".IndexOf(unit[0], StringComparison.Ordinal) + 1;
        if (power == 0 && unit is not ("" or "B" or "BYTES") || power > 0 && unit[1..] is not ("" or "B" or "IB"))
            return false;
        var size = number * Math.Pow(power > 0 && unit[1..] == "B" ? 1000 : 1024, power);
        if (size >= long.MaxValue)
            return false;
        bytes = (long)size;
        return true;
    }

    /// <summary>The size in the largest unit that leaves at least one of it.</summary>
    public static string Format(long bytes)
    {
        double size = bytes;
        var unit = 0;
        while (size >= 1024 && unit < Units.Length - 1)
        {
            size /= 1024;
            unit++;
        }

        return unit == 0 ? $"{bytes} bytes" : size.ToString("0.#", CultureInfo.InvariantCulture) + " " + Units[unit];
    }
}
