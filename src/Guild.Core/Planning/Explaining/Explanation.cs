using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.GuildFiles.Reading;
using Guild.Core.Yaml;

namespace Guild.Core.Planning.Explaining;

/// <summary>Says of a plan where each of its values comes from.</summary>
/// <param name="Operation">The operation, its attributes as details.</param>
/// <param name="Flags">The flags, their attributes as details.</param>
public sealed record Explanation(ExplainedValue Operation, IReadOnlyList<ExplainedValue> Flags)
{
    /// <summary>Explains a plan.</summary>
    /// <param name="planned">The plan.</param>
    /// <param name="request">What was asked for.</param>
    public static Explanation Of(PlannedRun planned, RunRequest request)
    {
        var places = new Places(planned.Definition);
        var operation = planned.Operation;
        var where = operation.Attributes is null ? new ValueOrigin(null, planned.Definition is null ? "as recorded" : "no Guild file") : places.Of(operation.Location);
        return new Explanation(
            new ExplainedValue(planned.Subject, Value.Null, where) { Details = [.. Attributes(planned, request, places)] },
            new FlagExplanation(planned, request, places).All());
    }

    private static IEnumerable<ExplainedValue> Attributes(PlannedRun planned, RunRequest request, Places places)
    {
        var asked = Asked(request);
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in asked)
        {
            given.Add(value.Name);
            yield return value;
        }

        foreach (var attribute in OperationAttributes.Schema.Attributes)
        {
            if (attribute != OperationAttributes.Flags && !given.Contains(attribute.Name) && Declared(planned, attribute, places) is { } value)
                yield return value;
        }

        if (planned.Operation.FlagsDest is null && planned.FlagsDest is { } detected)
            yield return new ExplainedValue(OperationAttributes.FlagsDest.Name, Value.Of(detected), new ValueOrigin(null, "detected from what the program imports"));
    }

    private static List<ExplainedValue> Asked(RunRequest request)
    {
        var values = new List<ExplainedValue>();
        if (request.Label is { } label)
            values.Add(new ExplainedValue(OperationAttributes.Label.Name, Value.Of(label), FlagExplanation.CommandLine));
        if (request.Tags.Count > 0)
            values.Add(new ExplainedValue("--tag", Value.OfTexts(request.Tags), FlagExplanation.CommandLine));
        return values;
    }

    private static ExplainedValue? Declared(PlannedRun planned, AttributeSpec attribute, Places places)
    {
        var values = planned.Operation.Attributes;
        if (values?[attribute] is { } own)
            return Explain(attribute, own, places, planned.Operation);
        // What a model says for all its operations has the same name there.
        return ModelAttributes.Schema.Find(attribute.Name) is { } ofModel && IsSharedByModel(ofModel) && planned.Definition?.Model?.Attributes?[ofModel] is { } shared
            ? Explain(ofModel, shared, places, null)
            : null;
    }

    private static bool IsSharedByModel(AttributeSpec attribute) =>
        attribute == ModelAttributes.Sourcecode || attribute == ModelAttributes.PythonRequires || attribute == ModelAttributes.Plugins;

    private static ExplainedValue Explain(AttributeSpec attribute, YamlNode node, Places places, OperationDef? operation)
    {
        if (attribute == OperationAttributes.Requires && operation is not null)
            return new ExplainedValue(attribute.Name, Value.Null, places.Of(node.Location)) { Details = [.. operation.Requires.Select(r => Requirement(r, places))] };
        // Each variable has a place of its own.
        if (node is YamlMapping { Pairs.Count: > 0 } entries && attribute.Items is null)
            return new ExplainedValue(attribute.Name, Value.Null, places.Of(node.Location)) { Details = [.. entries.Pairs.Select(p => new ExplainedValue(p.NameText(), p.Value.ToValue(), places.Of(p.Value.Location)))] };
        return new ExplainedValue(attribute.Name, node.ToValue(), places.Of(node.Location));
    }

    private static ExplainedValue Requirement(DependencyDef dependency, Places places)
    {
        var name = dependency.Reference ?? dependency.Resource?.Name ?? string.Join(", ", dependency.Resource?.Sources.Select(s => s.Uri) ?? []);
        var where = dependency.Resource?.Location ?? dependency.Location;
        return new ExplainedValue(name, Value.Null, where is null ? new ValueOrigin(null) : places.Of(where));
    }
}
