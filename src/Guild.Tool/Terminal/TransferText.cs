using System.Globalization;
using Guild.Core.Resources;

namespace Guild.Tool.Terminal;

/// <summary>One line about transfers that go on: how far, how fast, how long yet.</summary>
internal static class TransferText
{
    private const int BarWidth = 20;

    /// <summary>The line.</summary>
    /// <param name="what">What is transferred.</param>
    /// <param name="bytes">How much is there.</param>
    /// <param name="total">How much there will be, when known.</param>
    /// <param name="rate">Bytes per second of late.</param>
    /// <param name="width">How long the line may be.</param>
    public static string Line(string what, long bytes, long? total, double rate, int width)
    {
        var facts = $"{Progress(bytes, total)}  {ByteSize.Format((long)rate)}/s{Left(bytes, total, rate)}";
        var room = Math.Max(8, width - facts.Length - 2);
        var name = Name(what);
        name = what.Length <= room ? what : name.Length <= room ? name : "..." + name[(name.Length - room + 3)..];
        var line = $"{name}  {facts}";
        return line.Length <= width ? line : line[..width];
    }

    /// <summary>How far it is, as a bar and in percent.</summary>
    public static string Bar(long done, long total)
    {
        var share = Math.Clamp((double)done / total, 0, 1);
        var filled = (int)(share * BarWidth);
        return string.Create(CultureInfo.InvariantCulture, $"[{new string('#', filled)}{new string('-', BarWidth - filled)}] {(int)(share * 100),3}%");
    }

    // Of a long URL the file's name says most.
    private static string Name(string url)
    {
        var end = url.IndexOfAny(['?', '#']);
        var path = (end < 0 ? url : url[..end]).TrimEnd('/');
        return path[(path.LastIndexOf('/') + 1)..];
    }

    private static string Progress(long bytes, long? total)
    {
        if (total is not > 0)
            return ByteSize.Format(bytes);
        return $"{Bar(bytes, total.Value)}  {ByteSize.Format(bytes)} of {ByteSize.Format(total.Value)}";
    }

    private static string Left(long bytes, long? total, double rate)
    {
        if (total is not { } whole || rate < 1)
            return "";
        var seconds = Math.Ceiling(Math.Max(0, whole - bytes) / rate);
        if (seconds >= 360_000)
            return "";
        var left = TimeSpan.FromSeconds(seconds);
        return left.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"  {(int)left.TotalHours}:{left.Minutes:00}:{left.Seconds:00} left")
            : string.Create(CultureInfo.InvariantCulture, $"  {left.Minutes}:{left.Seconds:00} left");
    }
}
