using System.Text;
using Guild.Core.Running;

namespace Guild.Tool;

/// <summary>The standard streams as bytes, without <see cref="Console"/>, which costs more than the rest of a small command.</summary>
internal static class RawOutput
{
    /// <summary>Opens standard output.</summary>
    public static Stream OpenOutput() => OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : StandardStreams.OpenOutput();

    /// <summary>Opens standard error.</summary>
    public static Stream OpenError() => OperatingSystem.IsWindows() ? Console.OpenStandardError() : StandardStreams.OpenError();

    /// <summary>Writes a line of UTF-8 text to standard output.</summary>
    /// <returns>Whether it could be written.</returns>
    public static bool WriteLine(string text)
    {
        try
        {
            using var output = OpenOutput();
            output.Write(Encoding.UTF8.GetBytes(text + "\n"));
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
