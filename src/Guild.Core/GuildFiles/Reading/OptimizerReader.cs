using Guild.Abstractions;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Reads <c>optimizer</c> and <c>optimizers</c> (guildfile.md 9.5).</summary>
internal static class OptimizerReader
{
    /// <summary>The optimizers, in file order.</summary>
    public static IReadOnlyList<OptimizerDef> ReadAll(AttributeValues operation, string name, Diagnostics diagnostics)
    {
        var (one, several) = (operation[OperationAttributes.Optimizer], operation[OperationAttributes.Optimizers]);
        if (one is not null && several is not null)
        {
            diagnostics.Error(
                $"conflicting optimizer configuration in operation '{name}' - cannot define both 'optimizer' and 'optimizers'",
                operation.LocationOf(OperationAttributes.Optimizers));
            return [];
        }

        switch (one ?? several)
        {
            case null:
                return [];
            case YamlScalar scalar when one is not null:
                return [Named(scalar.Text)];
            case YamlMapping mapping when one is not null:
                return Read(null, mapping, diagnostics) is { } optimizer ? [optimizer] : [];
            case YamlMapping mapping:
                return [.. mapping.Pairs.Select(p => Entry(p, diagnostics)).OfType<OptimizerDef>()];
            case YamlSequence list when one is null && list.Items.All(i => i is YamlScalar):
                return [.. list.Items.Select(i => Named(((YamlScalar)i).Text))];
            case var other:
                diagnostics.Error($"invalid optimizer config {operation.Node.Literal()}: expected list or mapping", other.Location);
                return [];
        }
    }

    private static OptimizerDef Named(string algorithm) => new(algorithm, algorithm, false, []);

    private static OptimizerDef? Entry(YamlPair pair, Diagnostics diagnostics) => pair.Value switch
    {
        YamlMapping mapping => Read(pair.NameText(), mapping, diagnostics),
        YamlScalar { Value: TextValue } algorithm => new OptimizerDef(pair.NameText(), algorithm.Text, false, []),
        _ => Named(pair.NameText()),
    };

    private static OptimizerDef? Read(string? name, YamlMapping mapping, Diagnostics diagnostics)
    {
        var values = AttributeValues.Read(OptimizerAttributes.Schema, mapping, diagnostics);
        if ((values.Text(OptimizerAttributes.Algorithm) ?? name) is { } algorithm)
        {
            var flags = values.Others.Select(p => new NamedValue(p.NameText(), p.Value.ToValue())).ToList();
            return new OptimizerDef(name ?? algorithm, algorithm, values.Boolean(OptimizerAttributes.Default, false), flags);
        }

        diagnostics.Error($"missing required '{OptimizerAttributes.Algorithm.Name}' attribute in {mapping.Literal()}", mapping.Location);
        return null;
    }
}
