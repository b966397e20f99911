using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Flags;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Operations;
using Guild.Core.Text;

namespace Guild.Core.Steps;

/// <summary>Reads the steps of a run: the list of its Guild file in, steps that can be run out (guildfile.md 13.2).</summary>
/// <param name="commandLine">Takes the text of a step apart.</param>
/// <param name="userHome">What <c>~</c> stands for in flags.</param>
public sealed class StepList(IRunCommandLine commandLine, string userHome)
{
    /// <summary>All steps, before the first one runs.</summary>
    /// <param name="steps">The list, as it is recorded.</param>
    /// <param name="parent">The run that they belong to.</param>
    /// <param name="warnings">Takes texts of warnings.</param>
    /// <exception cref="GuildException">A step that can't be run.</exception>
    public IReadOnlyList<Step> Read(IReadOnlyList<Value> steps, StepParent parent, ICollection<string> warnings)
    {
        var read = new List<Step>(steps.Count);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in steps)
            read.Add(Read(step, parent, names, warnings));
        return read;
    }

    /// <summary>The words of a step's text, options included.</summary>
    /// <exception cref="GuildException">They can't be taken apart.</exception>
    public RunWords Words(string run)
    {
        if (!ShellWords.TrySplit(run, out var words))
            throw Invalid(run, "a quote is not closed");
        var taken = commandLine.Read(words);
        return taken switch
        {
            { Problem: { } problem } => throw Invalid(run, problem),
            { Operation: null } => throw Invalid(run, "an operation is missing"),
            _ => taken,
        };
    }

    /// <summary>The warnings about options that a step doesn't pass on.</summary>
    public static IEnumerable<string> Ignored(string run, RunWords words) => words.Options.Keys
        .Where(o => StepOption.All.All(known => known.Name != o))
        // The original's own name of the option: it has both '--start' and '--restart'.
        .Select(o => o == "start" ? "restart" : o.Replace('-', '_'))
        .Order(StringComparer.Ordinal)
        .Select(o => $"run parameter {o} used in {PythonText.Repr(run)} ignored");

    /// <summary>An operation as a step names it, with the model of the parent where it names none.</summary>
    public static string Qualified(string operation, string modelName) =>
        modelName.Length > 0 && OperationSpec.Parse(operation) is { Package: null, Model: null } ? $"{modelName}:{operation}" : operation;

    private Step Read(Value value, StepParent parent, HashSet<string> names, ICollection<string> warnings)
    {
        var data = value switch
        {
            TextValue text => MapValue.Of((StepAttributes.Run.Name, text)),
            MapValue map => map,
            _ => throw new GuildException($"invalid step data: {PythonText.Repr(value)}"),
        };
        if (data[StepAttributes.Run.Name] is not TextValue { Text: var written } || string.IsNullOrWhiteSpace(written))
            throw new GuildException($"invalid step {PythonText.Repr(data)}: must define run");
        var run = written.Trim();
        var words = Words(run);
        foreach (var warning in Ignored(run, words))
            warnings.Add(warning);

        var name = data[StepAttributes.Name.Name] is { IsNull: false } given ? PythonText.Str(given) : words.Operation!;
        var operation = Qualified(words.Operation!, parent.ModelName);
        var assignments = FlagAssignments.Parse(words.Arguments, userHome);
        return new Step
        {
            Name = name,
            LinkName = LinkName(name, names),
            Operation = operation,
            Options = [.. OptionsOf(data, words, parent, new StepReferences(parent.Flags, name) { KeepsOthers = true })],
            BatchFiles = assignments.BatchFiles,
            Flags = FlagsOf(data, assignments, parent, operation, name, warnings),
            IsolatesRuns = data[StepAttributes.IsolateRuns.Name] is not BooleanValue { IsTrue: false },
            Checks = [.. ChecksOf(data[StepAttributes.Expect.Name])],
        };
    }

    private static string LinkName(string name, HashSet<string> taken)
    {
        var plain = name.Replace('/', '_').Replace(Path.DirectorySeparatorChar, '_');
        if (plain.Length == 0 || plain[0] == '.')
        {
            throw new GuildException(new GuildError($"invalid step name {PythonText.Repr(name)}: it is the name of a link in the run directory")
            {
                Fix = $"give the step another '{StepAttributes.Name.Name}', one that doesn't begin with a dot",
            });
        }

        var link = plain;
        for (var i = 2; !taken.Add(link); i++)
            link = $"{plain}_{i}";
        return link;
    }

    private static IEnumerable<StepOptionValue> OptionsOf(MapValue data, RunWords words, StepParent parent, StepReferences references)
    {
        foreach (var option in StepOption.All)
        {
            var values = data[option.Key.Name] is { IsNull: false } key ? ValuesOf(option, key) : words.Options.GetValueOrDefault(option.Name);
            if (option.Form == StepOptionForm.Switch)
            {
                if (values is not null || option.Key == StepAttributes.ForceSourcecode && parent.ForcesSourceCode)
                    yield return new StepOptionValue(option, []);
                continue;
            }

            IReadOnlyList<string> texts = [.. (values ?? [])
                .Select(v => option.HoldsReferences ? references.ResolveText(v) : v)
                .Where(v => v.Length > 0)];
            if (texts.Count == 0)
                texts = Inherited(option, parent, references);
            if (texts.Count > 0)
                yield return new StepOptionValue(option, option.Form == StepOptionForm.Many ? texts : [texts[^1]]);
        }
    }

    private static IReadOnlyList<string> Inherited(StepOption option, StepParent parent, StepReferences references)
    {
        if (option.Key == StepAttributes.Label && references.ResolveText(parent.Label) is { Length: > 0 } label)
            return [label];
        return option.Key == StepAttributes.Tags ? parent.Tags : [];
    }

    // What a key says; nothing for a switch that is off.
    private static IReadOnlyList<string>? ValuesOf(StepOption option, Value key) => (option.Form, key) switch
    {
        (StepOptionForm.Switch, BooleanValue { IsTrue: false }) => null,
        (StepOptionForm.Switch, _) => [""],
        (StepOptionForm.Many, ListValue list) => [.. list.Items.Select(PythonText.Str)],
        (StepOptionForm.Many, MapValue map) => [.. map.Entries.Select(e => $"{e.Name}={FlagText.Format(e.Value)}")],
        _ => [PythonText.Str(key)],
    };

    private static IReadOnlyList<StepFlag> FlagsOf(
        MapValue data, FlagAssignments assignments, StepParent parent, string operation, string name, ICollection<string> warnings)
    {
        var flags = new Dictionary<string, StepFlag>(StringComparer.Ordinal);
        foreach (var flag in Written(data[StepAttributes.Flags.Name], assignments, warnings))
            flags[flag.Name] = flag;
        // The full name of the operation counts most.
        foreach (var prefix in (string[])[name + ":", operation + ":"])
        {
            // One that is null is only there to be set.
            foreach (var flag in parent.Flags.Where(f => f.Key.StartsWith(prefix, StringComparison.Ordinal) && f.Key.Length > prefix.Length && !f.Value.IsNull))
                flags[flag.Key[prefix.Length..]] = StepFlag.Of(flag.Key[prefix.Length..], flag.Value);
        }

        var references = new StepReferences(parent.Flags, name);
        var resolved = new List<StepFlag>(flags.Count);
        foreach (var flag in flags.Values)
        {
            var value = references.Resolve(flag.Value);
            if (!value.IsNull)
                resolved.Add(ReferenceEquals(value, flag.Value) || value.Equals(flag.Value) ? flag : StepFlag.Of(flag.Name, value));
        }

        return Sorted.By(resolved, static f => f.Name, CodePointOrder.Instance);
    }

    private static IEnumerable<StepFlag> Written(Value? key, FlagAssignments assignments, ICollection<string> warnings) => key switch
    {
        null or NullValue => assignments.Assignments.Select(a => Typed(a.Name, a.Text, warnings)),
        MapValue map => map.Entries.Select(e => StepFlag.Of(e.Name ?? PythonText.Str(e.Key), e.Value)),
        ListValue list => list.Items.Select(i => PythonText.Str(i).Split('=', 2)).Select(a => a.Length == 2
            ? Typed(a[0], a[1], warnings)
            : throw new GuildException($"invalid flags of a step: expected NAME=VALUE, found {PythonText.Repr(a[0])}")),
        _ => throw new GuildException($"invalid flags of a step: expected a mapping or a list of NAME=VALUE, found {PythonText.Repr(key)}"),
    };

    // The word stays as typed: only the operation's definition tells whether '007' is text.
    private static StepFlag Typed(string name, string text, ICollection<string> warnings) =>
        new(name, FlagDecoder.Decode(text, null, warnings), $"{name}={text}");

    private static IEnumerable<StepCheck> ChecksOf(Value? expect) => expect switch
    {
        null or NullValue => [],
        ListValue list => list.Items.Select(CheckOf),
        _ => [CheckOf(expect)],
    };

    private static StepCheck CheckOf(Value check)
    {
        var map = check as MapValue ?? Value.EmptyMap;
        if (TextOf(CheckAttributes.Output) is { } output)
            return new OutputCheck(output);
        return TextOf(CheckAttributes.File) is { } file
            ? new FileCheck(file) { Contains = TextOf(CheckAttributes.Contains), CompareTo = TextOf(CheckAttributes.CompareTo) }
            : new UnknownCheck();

        string? TextOf(AttributeSpec attribute) => map[attribute.Name] is { IsNull: false } value ? PythonText.Str(value) : null;
    }

    private static GuildException Invalid(string run, string problem) => new($"invalid run spec {PythonText.Repr(run)}: {problem}");
}
