using Guild.Core.Errors;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Text;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Finds an operation's program: exec, main, notebook or steps (guildfile.md 5.1).</summary>
internal static class ProgramReader
{
    private const string ScriptAttribute = "script";

    /// <param name="values">The operation's attributes.</param>
    /// <param name="ofPlugin">An attribute that a plugin's runtime claims.</param>
    /// <param name="name">The operation's name, which tells when nothing else does.</param>
    /// <param name="directory">The Guild file's directory.</param>
    /// <param name="problems">Takes errors.</param>
    /// <param name="warnings">Takes warnings.</param>
    /// <returns>The program, and the text of <c>main</c> for <c>${main_args}</c>.</returns>
    public static (ProgramDef Program, string? Main) Read(
        AttributeValues values, YamlPair? ofPlugin, string name, string directory, List<GuildError> problems, List<GuildError> warnings)
    {
        var main = Words(values, OperationAttributes.Main, problems);
        var mainText = main is null ? null : values[OperationAttributes.Main] is YamlScalar text ? text.Text : ShellWords.Join(main);
        var hasMain = values[OperationAttributes.Main] is not null || values[OperationAttributes.Notebook] is not null;
        var hasSteps = values[OperationAttributes.Steps] is not null;
        var exec = Words(values, OperationAttributes.Exec, problems);
        if (exec is { Count: > 0 })
        {
            if (hasMain)
                warnings.Add(Ignored(values, OperationAttributes.Exec, OperationAttributes.Main));
            if (hasSteps)
                warnings.Add(Ignored(values, OperationAttributes.Exec, OperationAttributes.Steps));
            return (Program(values, OperationAttributes.Exec, exec), mainText);
        }

        if (hasMain && hasSteps)
            warnings.Add(Ignored(values, OperationAttributes.Main, OperationAttributes.Steps));
        if (main is { Count: > 0 })
            return (Program(values, OperationAttributes.Main, main), mainText);
        if (Words(values, OperationAttributes.Notebook, problems) is { Count: > 0 } notebook)
            return (Program(values, OperationAttributes.Notebook, notebook), null);
        if (hasSteps)
            return (Program(values, OperationAttributes.Steps, []), null);
        if (ofPlugin is not null)
            return (new ProgramDef(ofPlugin.Name!, Words(ofPlugin, problems)) { Location = ofPlugin.Value.Location }, null);
        var program = ByName(name, directory) with { Location = values.Node.Location };
        // Nobody who writes an empty command means the module of the operation's name.
        if (exec is not null)
        {
            problems.Add(new GuildError($"invalid {OperationAttributes.Exec.Name} value {values[OperationAttributes.Exec]!.Literal()}: expected a command")
            {
                Where = values[OperationAttributes.Exec]!.Location,
                Fix = $"write the command, or leave out '{OperationAttributes.Exec.Name}' to run '{string.Join(' ', program.Words)}'",
            });
        }

        return (program, program.Attribute == OperationAttributes.Main.Name ? ShellWords.Join(program.Words) : null);
    }

    /// <summary>The program of an operation that says nothing: its name tells.</summary>
    private static ProgramDef ByName(string name, string directory) => Path.GetExtension(name) switch
    {
        ".ipynb" => new ProgramDef(OperationAttributes.Notebook.Name, [name]),
        ".R" or ".r" => new ProgramDef(ScriptAttribute, [Path.GetFullPath(Path.Combine(directory, name))]),
        ".py" => new ProgramDef(OperationAttributes.Main.Name, [Module(name[..^3])]),
        _ => new ProgramDef(OperationAttributes.Main.Name, [Module(name)]),
    };

    private static string Module(string name) => name.Replace('-', '_');

    private static ProgramDef Program(AttributeValues values, AttributeSpec attribute, IReadOnlyList<string> words) =>
        new(attribute.Name, words) { Location = values[attribute]!.Location };

    private static IReadOnlyList<string>? Words(AttributeValues values, AttributeSpec attribute, List<GuildError> problems)
    {
        switch (values[attribute])
        {
            case null:
                return null;
            case YamlSequence list when list.Items.All(i => i is YamlScalar):
                return [.. list.Items.Select(i => ((YamlScalar)i).Text)];
            case YamlScalar scalar:
                if (ShellWords.TrySplit(scalar.Text, out var words))
                    return words;
                problems.Add(new GuildError($"invalid {attribute.Name} value {scalar.Literal()}: a quote is not closed") { Where = scalar.Location });
                return [scalar.Text];
            default:
                // Reports the wrong form.
                values.Text(attribute);
                return null;
        }
    }

    private static IReadOnlyList<string> Words(YamlPair pair, List<GuildError> problems)
    {
        switch (pair.Value)
        {
            case YamlSequence list when list.Items.All(i => i is YamlScalar):
                return [.. list.Items.Select(i => ((YamlScalar)i).Text)];
            case YamlScalar scalar when ShellWords.TrySplit(scalar.Text, out var words):
                return words;
            default:
                problems.Add(new GuildError($"invalid {pair.Name} value {pair.Value.Literal()}: expected a command line") { Where = pair.Value.Location });
                return [];
        }
    }

    private static GuildError Ignored(AttributeValues values, AttributeSpec used, AttributeSpec ignored) =>
        new($"operation '{used.Name}' and '{ignored.Name}' both specified, ignoring '{ignored.Name}'") { Where = values.LocationOf(used) };
}
