using System.Text;

namespace Guild.Tool;

/// <summary>Standard output without <see cref="Console"/>'s writers, which cost more than the rest of a small command.</summary>
internal static class RawOutput
{
    /// <summary>Writes a line of UTF-8 text.</summary>
    public static void WriteLine(string text)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(text + "\n"));
    }
}
