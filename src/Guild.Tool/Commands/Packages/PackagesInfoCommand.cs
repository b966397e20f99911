using Guild.Core.Operations;
using Guild.Tool.CommandLine;
using Guild.Tool.Plugins.Installation;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Packages;

/// <summary><c>guild packages info</c> (cli.md C.7).</summary>
internal sealed class PackagesInfoCommand(ModelPackages packages, PackageOperations operations, ITerminal terminal) : ICommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Name = "packages info",
        Summary = "Show information for one or more packages.",
        Description = "Show information for one or more installed packages of models.",
        Arguments = [new ArgumentSpec("PACKAGE") { IsRequired = true, TakesMany = true }],
        Options = [new("verbose", "Show more.") { Short = "-v" }, new("files", "Show the package's files.") { Short = "-f" }],
        Type = typeof(PackagesInfoCommand),
    };

    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var isFirst = true;
        foreach (var name in asked.Arguments)
        {
            if (packages.Named(name) is not { } package)
            {
                terminal.Error.WriteLine($"WARNING: Package(s) not found: {name}");
                terminal.Error.WriteLine($"WARNING: unknown package {name}");
                continue;
            }

            if (!isFirst)
                terminal.Out.WriteLine("---");
            isFirst = false;
            Show(package, asked.Has("files"));
        }

        return Task.FromResult(0);
    }

    private void Show(ModelPackage package, bool showsFiles)
    {
        var receipt = InstallReceipt.Read(package.Directory);
        terminal.Out.WriteLine($"Name: {package.Name}");
        terminal.Out.WriteLine($"Version: {package.Version}");
        terminal.Out.WriteLine($"Summary: {receipt?.Summary}");
        if (receipt is not null)
        {
            terminal.Out.WriteLine($"Publisher: {InstalledView.Publisher(receipt)}");
            terminal.Out.WriteLine($"Source: {receipt.Source}");
        }

        terminal.Out.WriteLine($"Location: {package.Directory}");
        var file = operations.Files.FirstOrDefault(f => f.Package == package)?.File;
        terminal.Out.WriteLine($"Operations: {string.Join(", ", (file?.Models ?? []).Where(m => !m.IsPrivate).SelectMany(m => m.Operations.Where(o => !o.IsPrivate)).Select(o => o.FullName))}");
        if (!showsFiles)
            return;
        terminal.Out.WriteLine("Files:");
        foreach (var path in receipt?.Files.Keys ?? [])
            terminal.Out.WriteLine($"  {path}");
    }
}
