using System.Diagnostics;
using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.Text;

namespace Guild.Tool.Terminal;

/// <summary>Lets the user edit a text in the editor of their choice: <c>VISUAL</c>, <c>EDITOR</c>, else the platform's.</summary>
internal sealed class Editor(GuildEnvironment environment)
{
    /// <summary>The edited text.</summary>
    /// <param name="text">The text to begin with.</param>
    /// <param name="extension">The ending of the file's name, by which editors choose a mode.</param>
    /// <exception cref="GuildException">The editor can't be started or fails.</exception>
    public string Edit(string text, string extension)
    {
        var command = environment.Variable("VISUAL") ?? environment.Variable("EDITOR") ?? (OperatingSystem.IsWindows() ? "notepad" : "vi");
        if (!ShellWords.TrySplit(command, out var words) || words.Count == 0)
            throw new GuildException($"cannot read the editor command '{command}'");
        var file = Path.Combine(Path.GetTempPath(), $"guild-{Guid.NewGuid():N}{extension}");
        try
        {
            File.WriteAllText(file, text);
            var start = new ProcessStartInfo(words[0]) { UseShellExecute = false };
            foreach (var word in words.Skip(1).Append(file))
                start.ArgumentList.Add(word);
            using var process = Process.Start(start)!;
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new GuildException($"the editor '{command}' ended with {process.ExitCode}: nothing was changed");
            return File.ReadAllText(file);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new GuildException([new GuildError($"cannot start the editor '{command}': {e.Message}") { Fix = "set VISUAL or EDITOR to an editor that is installed" }], cause: e);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>A comment, lines that begin with <c>#</c> dropped.</summary>
    /// <param name="subject">What is commented on.</param>
    /// <param name="details">Lines that tell more about it.</param>
    /// <param name="text">The comment to begin with.</param>
    /// <exception cref="GuildException">Nothing was written.</exception>
    public string EditComment(string subject, IReadOnlyList<string>? details = null, string text = "")
    {
        var edited = Edit(
            $"{text}\n# Type a comment for {subject}. Lines starting with '#' are ignored.\n# An empty comment aborts the command.\n"
            + string.Concat((details ?? []).Select(d => $"# {d}\n")),
            ".GUILD_COMMENT");
        return CheckComment(string.Join('\n', edited.ReplaceLineEndings("\n").Split('\n').Where(l => !l.StartsWith('#'))).Trim());
    }

    /// <summary>The comment itself, which must say something.</summary>
    /// <exception cref="GuildException">It is empty.</exception>
    public static string CheckComment(string comment) =>
        comment.Length > 0 ? comment : throw new GuildException(new GuildError("Aborting due to an empty comment.") { IsBare = true });
}
