using Guild.Core.Operations;
using Guild.Tool.CommandLine;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Projects;

/// <summary><c>guild models</c>: lists the models of the project.</summary>
internal sealed class ModelsCommand(ITerminal terminal, GuildFileLoader guildFiles, PackageOperations packages) : ICommand
{
    /// <summary>The command's table.</summary>
    public static CommandSpec Spec { get; } = new()
    {
        Name = "models",
        Summary = "Show available models.",
        Description = """
            Show the models of the current directory's Guild file; where there is none, those of installed packages.

            Use one or more FILTER arguments to show only models whose names or descriptions contain all of them.

            Models that begin with an underscore are not shown; use --all to show them too.
            """,
        Arguments = [new ArgumentSpec("FILTER") { TakesMany = true }],
        Options =
        [
            new OptionSpec("all", "Show all models, hidden ones included.") { Short = "-a" },
            new OptionSpec("installed", "Include models of installed packages.") { Short = "-i" },
            new OptionSpec("verbose", "Show details.") { Short = "-v" },
        ],
        Type = typeof(ModelsCommand),
    };

    /// <inheritdoc/>
    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var project = guildFiles.Load(GuildFileUse.Listing);
        List<ListedModel> models = [];
        if (project is null || asked.Has("installed"))
        {
            foreach (var package in packages.Files)
                models.AddRange(ModelListing.Select(package, asked.Has("all"), asked.Arguments));
        }

        if (project is not null)
            models.AddRange(ModelListing.Select(project, asked.Has("all"), asked.Arguments).Select(m => new ListedModel(m.Name, m, project)));
        var index = 0;
        foreach (var line in ModelListing.Lines(models, terminal.OutWidth))
        {
            terminal.Out.WriteLine(line);
            var model = models[index++];
            if (!asked.Has("verbose"))
                continue;
            foreach (var detail in ModelListing.Details(model.Model, model.File))
                terminal.Out.WriteLine(detail);
        }

        return Task.FromResult(0);
    }
}
