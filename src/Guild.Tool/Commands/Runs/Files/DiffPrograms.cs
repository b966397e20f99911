using System.Text.RegularExpressions;
using Guild.Abstractions;
using Guild.Core.Configuration;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Runs.Files;

/// <summary>Chooses the program that shows differences (cli.md B.20 rule 5).</summary>
internal sealed class DiffPrograms(UserConfig config, ForegroundProgram programs)
{
    private static readonly string[] OnLinux = ["meld", "xxdiff -r", "dirdiff", "colordiff"];
    private static readonly string[] OnMac = ["ksdiff", "meld", "DiffMerge", "opendiff"];

    /// <summary>The command for a path, as for a shell: as configured, else by the kind of file, else the first that is installed.</summary>
    public string For(string path) => Configured(path) ?? ForKind(path) ?? Installed();

    private string? Configured(string path)
    {
        var command = config.Setting("diff", "command");
        if (command is TextValue text)
            return text.Text;
        if (command is not MapValue map)
            return null;
        var extension = Path.GetExtension(path);
        foreach (var entry in map.Entries)
        {
            if (entry is { Name: { } name, Value: TextValue own } && name != "default" && (name == extension || Matches(name, path)))
                return own.Text;
        }

        return (map["default"] as TextValue)?.Text;
    }

    private string? ForKind(string path) =>
        Path.GetExtension(path) == ".ipynb" && programs.Exists("nbdiff-web") ? "nbdiff-web -M" : null;

    private string Installed()
    {
        var candidates = OperatingSystem.IsMacOS() ? OnMac : OperatingSystem.IsLinux() ? OnLinux : [];
        return candidates.FirstOrDefault(c => programs.Exists(c.Split(' ')[0])) ?? "diff -ru";
    }

    private static bool Matches(string pattern, string path)
    {
        try
        {
            return !pattern.StartsWith('.') && Regex.IsMatch(path, pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException)
        {
            // Not a regular expression: it was meant as an extension, of other files.
            return false;
        }
    }
}
