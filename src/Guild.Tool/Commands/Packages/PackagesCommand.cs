using Guild.Core.Operations;
using Guild.Tool.CommandLine;
using Guild.Tool.Plugins.Installation;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Packages;

/// <summary><c>guild packages</c> (cli.md C.7).</summary>
internal sealed class PackagesCommand(ModelPackages packages, ITerminal terminal) : ICommand
{
    /// <summary>The group <c>guild packages</c>, which is <c>guild packages list</c> without a subcommand.</summary>
    public static CommandSpec Group { get; } = new()
    {
        Name = "packages",
        Summary = "Show or manage packages.",
        Description = "Show or manage installed packages of models. Without COMMAND, packages are listed as by 'guild packages list'.",
    };

    public static CommandSpec Spec { get; } = new()
    {
        Name = "packages list",
        Aliases = ["ls"],
        Summary = "List installed packages.",
        Description = "List installed packages of models: name, version and summary. With TERM, those whose names or summaries contain all of them.",
        Arguments = [new ArgumentSpec("TERM") { TakesMany = true }],
        Options = [new("all", "Show all packages (all are shown anyway: Python packages are none of guild's).") { Short = "-a", IsHidden = true }],
        Type = typeof(PackagesCommand),
    };

    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var rows = packages.All
            .Select(p => (string[])[p.Name, p.Version, InstallReceipt.Read(p.Directory)?.Summary ?? ""])
            .Where(r => asked.Arguments.All(t => r[0].Contains(t, StringComparison.OrdinalIgnoreCase) || r[2].Contains(t, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        foreach (var line in Table.Format(rows, terminal.OutWidth))
            terminal.Out.WriteLine(line);
        return Task.FromResult(0);
    }
}
