using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.Operations;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Projects;

/// <summary><c>guild help</c>: what a project's operations are and take.</summary>
internal sealed class HelpCommand(ITerminal terminal, GuildEnvironment environment, GuildFileLoader guildFiles, ModelPackages packages, IOperationFlags flags) : ICommand
{
    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "help",
        Summary = "Show help for a path or package.",
        Description = """
            Show help for the operations of the current directory's Guild file.

            PATH_OR_PACKAGE is the directory of another project, or its Guild file, or the name of an installed package.
            """,
        Arguments = [new ArgumentSpec("PATH_OR_PACKAGE")],
        Options =
        [
            new OptionSpec("package-description", "Write the help as reStructuredText, for a package's description."),
            new OptionSpec("markdown", "Write the help as Markdown."),
            new OptionSpec("base-heading-level", "Level of the first heading (1).") { ValueName = "N", IsInteger = true, Minimum = 1, Maximum = 6 },
            new OptionSpec("title", "Title of a Markdown or reStructuredText document ('Guild AI Help').") { ValueName = "TEXT" },
            new OptionSpec("no-pager", "Write the help without a pager.") { Short = "-n" },
        ],
        Type = typeof(HelpCommand),
    };

    /// <inheritdoc/>
    public async Task<int> ExecuteAsync(ParsedCommand asked)
    {
        if (asked.Has("package-description") && asked.Has("markdown"))
            throw new GuildException("--package-description and --markdown cannot both be used");
        var (file, place) = Find(asked.Arguments.Count > 0 ? asked.Arguments[0] : null);
        var all = new Dictionary<OperationDef, IReadOnlyList<FlagDef>>(ReferenceEqualityComparer.Instance);
        foreach (var model in file.Models)
        {
            foreach (var operation in ProjectHelpPage.Shown(model))
            {
                var resolved = new ResolvedOperation { Operation = operation, GuildFile = file, Model = model, ProjectDirectory = file.Directory };
                all[operation] = await flags.FlagsOfAsync(resolved, CancellationToken.None);
            }
        }

        if (asked.Has("markdown") || asked.Has("package-description"))
        {
            terminal.Out.Write(ProjectHelpDocument.Render(file, all, new HelpMarkup(asked.Has("markdown"), asked.Integer("base-heading-level") ?? 1), asked.Value("title") ?? "Guild AI Help"));
            return 0;
        }

        if (!asked.Has("no-pager"))
            terminal.Page();
        terminal.Out.Write(ProjectHelpPage.Render(file, place, all, terminal.HelpWidth));
        return 0;
    }

    private (GuildFile File, string Place) Find(string? path)
    {
        if (path is null)
            return (guildFiles.Load(GuildFileUse.Help) ?? throw Missing("the current directory"), "the current directory");
        var full = Path.GetFullPath(Path.Combine(environment.WorkingDirectory, path));
        var directory = File.Exists(full) ? Path.GetDirectoryName(full)! : full;
        if (!Directory.Exists(directory))
        {
            if (packages.Named(path) is { } package)
                return (guildFiles.Read(Path.Combine(package.Directory, GuildFileFinder.FileName), GuildFileUse.Help), $"the '{package.Name}' package");
            throw new GuildException($"cannot find a package matching '{path}'\nTry 'guild packages' for a list of installed packages.");
        }

        var place = Describe(directory);
        var file = File.Exists(full) ? full : GuildFileFinder.Find(directory) ?? throw Missing(place);
        return (guildFiles.Read(file, GuildFileUse.Help), place);
    }

    private string Describe(string directory)
    {
        var relative = Path.GetRelativePath(environment.CommandDirectory, directory);
        return relative == "." ? "the current directory"
            : relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? $"'{relative}'"
            : $"'./{relative}'";
    }

    private static GuildException Missing(string place) => new(
        $"{place} does not contain a Guild file ({GuildFileFinder.FileName})\n"
        + "Try specifying a project path or package name or 'guild help --help' for help.");
}
