using System.Text;
using Guild.Core.Errors;
using Guild.Core.Runs;

namespace Guild.Core.Running;

/// <summary>Writes the files that a runtime wants in the run directory.</summary>
internal static class LaunchFiles
{
    /// <exception cref="GuildException">A path leads out of the run directory.</exception>
    public static void Write(IReadOnlyDictionary<string, string> files, RunDirectory run)
    {
        if (files.Count == 0)
            return;
        foreach (var (path, text) in files)
        {
            var target = Path.GetFullPath(Path.Combine(run.Path, path));
            if (!target.StartsWith(run.Path + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw new GuildException($"the operation's runtime wants to write '{path}', which is not in the run directory");
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, text, new UTF8Encoding(false));
        }
    }
}
