using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Operations;
using Guild.Core.Yaml;

namespace Guild.Core.Steps;

/// <summary>
/// Tells of steps that will not run, with their places, before anybody runs them. Guild AI looks at steps when they run, so these are
/// warnings: the file is usable.
/// </summary>
/// <param name="steps">Reads the text of a step.</param>
/// <param name="operations">Finds what it names.</param>
public sealed class StepDiagnosis(StepList steps, OperationResolver operations)
{
    /// <summary>What was read, with what is wrong with its steps.</summary>
    public GuildFileReading Complete(GuildFileReading reading)
    {
        if (reading.File is not { } file)
            return reading;
        var found = file.Models.SelectMany(m => m.Operations.SelectMany(o => Of(o, m))).DistinctBy(e => (e.What, e.Where));
        return reading with
        {
            Warnings = [.. reading.Warnings.Concat(found).OrderBy(w => w.Where?.File ?? "", StringComparer.Ordinal).ThenBy(w => w.Where?.Line).ThenBy(w => w.Where?.Column)],
        };
    }

    private IEnumerable<GuildError> Of(OperationDef operation, ModelDef model)
    {
        if (operation.Program.Attribute != OperationAttributes.Steps.Name || operation.Attributes?[OperationAttributes.Steps] is not YamlSequence list)
            return [];
        return list.Items.SelectMany(step => Of(step, operation, model));
    }

    private List<GuildError> Of(YamlNode step, OperationDef operation, ModelDef model)
    {
        var run = step is YamlMapping mapping ? mapping[StepAttributes.Run.Name] : step;
        // Whatever has no text to run was told of when the file was read.
        if (run is not YamlScalar { Value: TextValue { Text: var text } } || string.IsNullOrWhiteSpace(text))
            return [];
        var problems = new List<GuildError>();
        try
        {
            var words = steps.Words(text.Trim());
            problems.AddRange(StepList.Ignored(text.Trim(), words).Select(w => new GuildError(w) { Where = run.Location }));
            problems.AddRange(References(step, words, operation, run.Location));
            operations.Resolve(StepList.Qualified(words.Operation!, model.Name));
        }
        catch (GuildException e)
        {
            problems.Add(e.Errors[0] with { Where = run.Location, IsBare = false });
        }

        return problems;
    }

    private static IEnumerable<GuildError> References(YamlNode step, RunWords words, OperationDef operation, SourceLocation run)
    {
        var mapping = step as YamlMapping;
        var name = mapping?[StepAttributes.Name.Name] is YamlScalar { Value: TextValue given } ? given.Text : words.Operation;
        var flags = mapping?[StepAttributes.Flags.Name];
        IEnumerable<(Value Value, SourceLocation Where)> values = flags switch
        {
            YamlMapping map => map.Pairs.Select(p => (p.Value.ToValue(), p.Value.Location)),
            YamlSequence list => list.Items.Select(i => (i.ToValue(), i.Location)),
            _ => words.Arguments.Select(a => ((Value)Value.Of(a), run)),
        };
        return values
            .SelectMany(v => StepReferences.NamesIn(v.Value).Select(n => (Name: n, v.Where)))
            .Where(r => operation.Flags.All(f => f.Name != r.Name))
            .Select(r => StepReferences.Undefined(r.Name, name!, operation.Flags.Select(f => f.Name)) with { Where = r.Where });
    }
}
