using System.Globalization;
using Guild.Core;
using Guild.Core.Configuration;
using Guild.Core.Errors;
using Guild.Core.Runs;
using Guild.Tool.CommandLine;
using Guild.Tool.Completion;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Setup;

/// <summary><c>guild completion</c> (cli.md C.14).</summary>
internal sealed class CompletionCommand(GuildEnvironment environment, string configurationPath, ITerminal terminal) : ICommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Name = "completion",
        Summary = "Generate command completion script.",
        Description = """
            Generate command completion script.

            The script of the current shell, or of SHELL, is printed; use '--install' to have it loaded by every new shell. SHELL is bash,
            zsh, fish or powershell.

            Commands, options, aliases of plugins, models, operations, flags and their choices, runs and files are completed.
            """,
        Arguments = [new ArgumentSpec("SHELL")],
        Options =
        [
            new("shell", "Shell to generate the script for: bash, zsh, fish or powershell.") { Short = "-s", ValueName = "SHELL" },
            new("install", "Install the script for the current user.") { Short = "-i" },
            new("shell-init", "The shell's init file to change with --install.") { ValueName = "PATH" },
        ],
        Type = typeof(CompletionCommand),
    };

    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var shell = asked.Value("shell") ?? asked.Arguments.FirstOrDefault();
        if (shell is not null && ShellScripts.Of(shell) is null)
            throw UsageErrors.Misuse($"Invalid value for '-s' / '--shell': '{shell}' is not one of 'bash', 'zsh', 'fish', 'powershell'.", asked.TypedName);
        shell ??= CurrentShell();
        var script = ShellScripts.Of(shell) ?? throw new GuildException(new GuildError($"unsupported shell: {shell}")
        {
            Fix = $"name one with --shell: {string.Join(", ", ShellScripts.Names)}",
        });
        if (asked.Has("install"))
            Install(shell, script, asked.Value("shell-init"));
        else
            terminal.Out.Write(script);
        return Task.FromResult(0);
    }

    private string CurrentShell()
    {
        var path = environment.Variable("SHELL") ?? "";
        var name = Path.GetFileNameWithoutExtension(path);
        return name.Length > 0 ? name is "pwsh" ? "powershell" : name : OperatingSystem.IsWindows() ? "powershell" : "";
    }

    private void Install(string shell, string script, string? initPath)
    {
        var scriptPath = Path.Combine(Path.GetDirectoryName(configurationPath)!, $"{shell}_completion{(shell == "powershell" ? ".ps1" : "")}");
        var shownScript = Directories.Shorten(scriptPath, environment.UserHome);
        var init = initPath is null ? InitFile(shell) : Path.GetFullPath(initPath, environment.CommandDirectory);
        var shownInit = Directories.Shorten(init, environment.UserHome);
        terminal.Error.WriteLine($"Writing completion script to {shownScript}");
        Write(scriptPath, script);

        var line = shell switch
        {
            "fish" => $"test -s {shownScript} ;and . {shownScript}",
            "zsh" => $"[[ -s {shownScript} ]] && . {shownScript}  # Enable completion for guild",
            "powershell" => $"if (Test-Path {shownScript}) {{ . {shownScript} }}  # Enable completion for guild",
            _ => $"[ -s {shownScript} ] && . {shownScript}  # Enable completion for guild",
        };
        var before = File.Exists(init) ? File.ReadAllText(init) : null;
        var lines = before?.Split('\n') ?? [];
        var at = Array.FindIndex(lines, l => l.Contains(shownScript, StringComparison.Ordinal) || l.Contains(scriptPath, StringComparison.Ordinal));
        if (at >= 0)
        {
            terminal.Error.WriteLine($"Guild completion is already installed in {shownInit} (line {(at + 1).ToString(CultureInfo.InvariantCulture)}):");
            terminal.Error.WriteLine("  " + lines[at].TrimEnd('\r'));
            return;
        }

        if (before is not null && shell != "fish")
        {
            var backup = 1;
            while (File.Exists($"{init}.guild-backup.{backup.ToString(CultureInfo.InvariantCulture)}"))
                backup++;
            var path = $"{init}.guild-backup.{backup.ToString(CultureInfo.InvariantCulture)}";
            terminal.Error.WriteLine($"Backing up {shownInit} to {Directories.Shorten(path, environment.UserHome)}");
            File.Copy(init, path);
        }

        terminal.Error.WriteLine($"Updating {shownInit} to support Guild command completion");
        Write(init, before is null ? line + "\n" : before + (before.EndsWith('\n') || before.Length == 0 ? "" : "\n") + "\n" + line + "\n");
        terminal.Out.WriteLine("Guild command completion is installed - changes will take effect the next time you open a terminal session");
    }

    private string InitFile(string shell) => Path.Combine(environment.UserHome, shell switch
    {
        "fish" => ".config/fish/completions/guild.fish",
        "powershell" when OperatingSystem.IsWindows() => "Documents/PowerShell/Microsoft.PowerShell_profile.ps1",
        "powershell" => ".config/powershell/Microsoft.PowerShell_profile.ps1",
        _ => $".{shell}rc",
    });

    private static void Write(string path, string text)
    {
        try
        {
            // An init file is often a link into a folder of settings: the file behind it is what changes.
            var target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            AtomicFile.Write(target, Path.GetDirectoryName(target)!, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GuildException($"'{path}' can't be written: {e.Message}");
        }
    }
}
