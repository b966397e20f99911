using Guild.Core;
using Guild.Tool.CommandLine;
using Guild.Tool.Plugins.Verification;
using Guild.Tool.Terminal;
using Guild.Tool.Views;

namespace Guild.Tool.Commands.Plugins;

/// <summary><c>guild plugins verify PACKAGE</c>, for authors and their CI.</summary>
internal sealed class PluginsVerifyCommand(GuildEnvironment environment, ITerminal terminal) : ICommand
{
    public static CommandSpec Spec { get; } = new()
    {
        Name = "plugins verify",
        Summary = "Check a plugin's package against the contract.",
        Description = """
            Check a plugin's package against the contract.

            PACKAGE is a .nupkg file, or the folder of a plugin's build output. Everything is checked that guild checks when a plugin is
            installed and loaded, and what its users would miss: the manifest and whether the assembly agrees with it, the contract's version,
            that no copy of the contract is inside and all that the plugin refers to is, that every name is well-formed, and that there is
            help for everything. Nothing in the package is run.

            All problems are listed at once. The exit code is 1 if there is an error, for use in CI; advice does not count, unless --strict
            is used.
            """,
        Arguments = [new ArgumentSpec("PACKAGE") { IsRequired = true, TakesMany = true }],
        Options = [new OptionSpec("strict", "Count advice as errors.")],
        Type = typeof(PluginsVerifyCommand),
    };

    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var isGood = true;
        foreach (var path in asked.Arguments)
        {
            var review = PluginReviewer.Review(Path.GetFullPath(path, environment.WorkingDirectory));
            foreach (var line in ReviewView.Lines(review))
                terminal.Out.WriteLine(line);
            isGood &= asked.Has("strict") ? review.Findings.Count == 0 : review.IsGood;
        }

        return Task.FromResult(isGood ? 0 : 1);
    }
}
