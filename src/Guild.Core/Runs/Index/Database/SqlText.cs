using System.Globalization;
using System.Text;

namespace Guild.Core.Runs.Index.Database;

/// <summary>Constants as SQL has them, for conditions that are put together.</summary>
internal static class SqlText
{
    /// <summary>Bytes.</summary>
    public static string Blob(ReadOnlySpan<byte> bytes) => $"x'{Convert.ToHexString(bytes)}'";

    /// <summary>Text, whatever is in it.</summary>
    public static string Text(string text) => $"CAST({Blob(Encoding.UTF8.GetBytes(text))} AS TEXT)";

    /// <summary>Whether a column is one of some numbers.</summary>
    public static string In(string column, List<long> numbers) =>
        $"{column} IN ({string.Join(',', numbers.ConvertAll(n => n.ToString(CultureInfo.InvariantCulture)))})";
}
