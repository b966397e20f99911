using System.ComponentModel;
using Guild.Abstractions;

namespace Guild.Tool.Commands.Setup;

/// <summary>What the program that runs R scripts says about itself.</summary>
internal static class RscriptFacts
{
    /// <summary>Its version, or <c>not installed</c>.</summary>
    public static async Task<string> VersionAsync(IProcessRunner processes, CancellationToken cancel)
    {
        try
        {
            // "Rscript (R) version 4.2.2 (2022-10-31)"; older ones print it to standard error.
            var answer = await processes.RunAsync(new ProcessCall("Rscript", ["--version"]), cancel);
            var words = (answer.Output + answer.Error).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            return Array.IndexOf(words, "version") is var at && at >= 0 && at + 1 < words.Length ? words[at + 1] : "unknown";
        }
        catch (Win32Exception)
        {
            return "not installed";
        }
    }
}
