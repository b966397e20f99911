using System.Globalization;
using Guild.Abstractions;

[assembly: PluginDescription("acme.nightly", "Trains models over night on the cluster of Acme.")]

namespace Acme.Guild.Nightly;

/// <summary><c>guild nightly MODEL --nodes 2</c> is <c>guild run MODEL:train nodes=2 --label 'nightly 2026-07-01' --tag nightly</c>.</summary>
[OperationAlias("nightly", "Train a model over night.", Details = "'guild nightly MODEL' runs MODEL:train with a label and tags by which it is found in the morning.")]
[AliasOption("nodes", "Number of nodes (default is 1).", ValueName = "N")]
[AliasOption("queue", "Queue to wait in; may be repeated.", ValueName = "NAME", Choices = ["short", "long"], Repeatable = true)]
[AliasOption("weekend", "Take the time until Monday.")]
public sealed class NightlyAlias(IPluginSettings settings, TimeProvider clock) : IOperationAlias
{
    public AliasExpansion Expand(AliasInvocation invocation)
    {
        var words = invocation.Arguments;
        if (words.Count == 0 || words[0].Contains('='))
            throw new AliasException("no model is named") { Remedy = "name one, as in 'guild nightly mlp'" };

        var tonight = clock.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        List<string> arguments = [.. words.Skip(1), $"nodes={Nodes(invocation)}", "--label", $"nightly {tonight}", "--tag", "nightly"];
        foreach (var queue in invocation.Options.GetValueOrDefault("queue", []))
            arguments.AddRange(["--tag", queue]);
        if (invocation.Options.ContainsKey("weekend"))
            arguments.AddRange(["--stop-after", "3600"]);
        return new AliasExpansion($"{words[0]}:train", arguments);
    }

    private int Nodes(AliasInvocation invocation)
    {
        if (!invocation.Options.TryGetValue("nodes", out var given))
            return settings.Integer("nodes", least: 1) ?? 1;
        return int.TryParse(given[0], NumberStyles.None, CultureInfo.InvariantCulture, out var nodes) && nodes > 0
            ? nodes
            : throw new AliasException($"--nodes is '{given[0]}'") { Remedy = "give a number from 1" };
    }
}
