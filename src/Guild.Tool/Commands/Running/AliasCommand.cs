using Guild.Abstractions;
using Guild.Tool.CommandLine;
using Guild.Tool.Plugins;

namespace Guild.Tool.Commands.Running;

/// <summary>A command that a plugin adds: it is rewritten to a run (<c>guild train mlp</c> is <c>guild run mlp:train</c>).</summary>
internal sealed class AliasCommand(PluginCatalog plugins, AliasEntry alias, RunCommand run) : ICommand
{
    /// <summary>The command's table: the options of <c>guild run</c>, then the alias' own.</summary>
    public static CommandSpec SpecOf(AliasEntry alias) => RunCommand.Spec with
    {
        Name = alias.Name,
        Summary = alias.Help,
        Description = $"{alias.Help}\n\n{(alias.Details.Length > 0 ? alias.Details : AnyRun(alias.Name))} All options of 'guild run' can be used."
            + $"\n\nThis command comes from the plugin '{alias.Contribution.Plugin}'.",
        Arguments = [new("MODEL"), new("ARG") { TakesMany = true }],
        Options = [.. alias.Options, .. RunCommand.Spec.Options],
        Type = typeof(AliasCommand),
    };

    private static string AnyRun(string alias) => $"This command stands for a run: 'guild {alias} ... --print-cmd' shows what would be started.";

    public Task<int> ExecuteAsync(ParsedCommand asked)
    {
        var invocation = new AliasInvocation
        {
            Alias = alias.Name,
            Arguments = asked.Arguments,
            Options = alias.Options.Where(o => asked.Has(o.Name)).ToDictionary(o => o.Name, o => asked.Values(o.Name)),
        };
        var expansion = plugins.Expand(alias, invocation);
        var added = OptionTokenizer.Tokenize(RunCommand.Spec, "guild run", expansion.Arguments);
        var options = new Dictionary<string, IReadOnlyList<string>>(asked.Options);
        foreach (var group in added.Options.GroupBy(o => o.Option, o => o.Value))
        {
            // What the user types wins over what the alias adds; where there is room for both, both count.
            if (!options.TryAdd(group.Key.Name, [.. group]) && group.Key.IsRepeatable)
                options[group.Key.Name] = [.. options[group.Key.Name], .. group];
        }

        return run.ExecuteAsync(asked with { Options = options }, [expansion.Operation, .. added.Arguments], alias.Contribution.Plugin);
    }
}
