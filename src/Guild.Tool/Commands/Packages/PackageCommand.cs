using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.Operations;
using Guild.Tool.CommandLine;
using Guild.Tool.Plugins.Installation;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Packages;

/// <summary><c>guild package</c> (cli.md C.7).</summary>
internal sealed class PackageCommand(GuildEnvironment environment, GuildFileLoader guildFiles, Func<ModelPackageBuilder> builder, ITerminal terminal, CancellationToken cancel) : ICommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Name = "package",
        Summary = "Create a package for distribution.",
        Description = """
            Create a package of this project for others to install with 'guild install'.

            The package is a NuGet package of type GuildModel: the Guild file, the source code that a run would take a copy of, the files that
            resources name, and what 'data-files' of the Guild file's 'package' item adds. That item also gives name, version and
            description. 'dotnet nuget push' brings the package to a package source.
            """,
        Options =
        [
            new("dist-dir", "Directory to write the package to (default is dist).") { Short = "-d", ValueName = "DIR" },
            new("clean", "Remove older packages of this project from the directory first."),
        ],
        Type = typeof(PackageCommand),
    };

    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var file = guildFiles.Load(GuildFileUse.Operation) ?? throw new GuildException(
            "the current directory does not contain a guild.yml file\n"
            + "guild.yml is required when creating a package. Create one in this directory first or try specifying a different directory.");
        var target = Path.GetFullPath(asked.Value("dist-dir") ?? "dist", environment.WorkingDirectory);
        var path = await builder().BuildAsync(file, target, cancel);
        if (asked.Has("clean"))
            Clean(path);
        using var package = PackageFile.Open(path);
        terminal.Out.WriteLine($"Created {Path.GetRelativePath(environment.CommandDirectory, path)}");
        terminal.Error.WriteLine($"Try it with 'guild install {Path.GetRelativePath(environment.CommandDirectory, path)}'.");
        return 0;
    }

    private static void Clean(string kept)
    {
        using var package = PackageFile.Open(kept);
        foreach (var path in Directory.EnumerateFiles(Path.GetDirectoryName(kept)!, "*.nupkg").Where(p => p != kept).ToList())
        {
            using (var other = PackageFile.Open(path))
            {
                if (other.Id != package.Id)
                    continue;
            }

            File.Delete(path);
        }
    }
}
