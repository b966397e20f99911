using System.Globalization;
using Guild.Abstractions;

namespace PluginNamespace;

/// <summary><c>guild nightly MODEL</c> is <c>guild run MODEL:train --label nightly</c>.</summary>
[OperationAlias("nightly", "Train a model over night.", Details = "'guild nightly MODEL' runs MODEL:train under a label.")]
[AliasOption("nodes", "Number of nodes; passed on as flag 'nodes'.", ValueName = "N")]
public sealed class NightlyAlias(IPluginSettings settings) : IOperationAlias
{
    public AliasExpansion Expand(AliasInvocation invocation)
    {
        // What stands before the first NAME=VALUE is the model; without one, the project has only one.
        var words = invocation.Arguments;
        var hasModel = words.Count > 0 && !words[0].Contains('=');
        var operation = hasModel ? $"{words[0]}:train" : "train";

        List<string> arguments = ["--label", settings["label"] ?? "nightly", .. hasModel ? words.Skip(1) : words];
        if (invocation.Options.TryGetValue("nodes", out var nodes))
            arguments.Add($"nodes={Count(nodes[0])}");
        return new AliasExpansion(operation, arguments);
    }

    private static string Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            ? text
            : throw new AliasException($"--nodes is '{text}'") { Remedy = "give a number from 1, as in '--nodes 2'" };
}
