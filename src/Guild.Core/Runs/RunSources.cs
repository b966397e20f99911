using Guild.Abstractions;

namespace Guild.Core.Runs;

/// <summary>Where the copy of a run's source code lies.</summary>
public static class RunSources
{
    /// <summary>The directory of the source code, relative to the run: <c>.</c>, a name, or <c>.guild/sourcecode</c> of runs before 0.9.</summary>
    public static string Directory(Run run)
    {
        var operation = run["op"] as MapValue;
        var destination = (operation?["sourcecode"] as MapValue)?["dest"] ?? operation?["sourcecode-root"];
        if (destination is TextValue { Text.Length: > 0 } text)
            return text.Text;
        return System.IO.Directory.Exists(Path.Combine(run.Directory.Meta, "sourcecode")) ? ".guild/sourcecode" : ".";
    }
}
