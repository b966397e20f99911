using System.Text;
using Guild.Abstractions;
using Guild.Core;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.Planning;
using Guild.Core.Text;
using Guild.Core.Yaml;
using Guild.Tool.Terminal;

namespace Guild.Tool.Commands.Running;

/// <summary>Lets the user edit the flag values of a run before it starts (cli.md B.8).</summary>
internal static class FlagEditing
{
    /// <summary>The flags that the user gave other values.</summary>
    /// <exception cref="GuildException">What was written isn't a map of flags, and the user gave up.</exception>
    public static IReadOnlyList<NamedValue> Edit(Editor editor, ITerminal terminal, PlannedRun planned)
    {
        if (planned.Flags.Count == 0)
            return [];
        for (var text = Text(planned); ;)
        {
            text = editor.Edit(text, ".yml");
            try
            {
                return Changed(planned, Read(text));
            }
            catch (GuildException e)
            {
                terminal.Error.WriteLine($"Error reading flags: {e.Message}");
                if (!terminal.Confirm("Would you like to re-edit these flags?", defaultsToYes: true))
                    throw new GuildException("the flags were not changed, nothing was run");
            }
        }
    }

    /// <summary>The request with other values.</summary>
    public static RunRequest Apply(RunRequest request, IReadOnlyList<NamedValue> flags)
    {
        var names = flags.Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        return request with
        {
            Arguments =
            [
                .. request.Arguments.Where(a => !names.Contains(a.Split('=')[0])),
                .. flags.Select(f => $"{f.Key}={FlagText.Format(f.Value)}"),
            ],
        };
    }

    private static string Text(PlannedRun planned)
    {
        var text = new StringBuilder().Append("# Editing flags for ").Append(planned.Operation.FullName).Append("\n\n");
        foreach (var (name, value) in planned.Flags)
        {
            text.Append(FlagText.Format(Value.Of(name))).Append(": ").Append(FlagText.Format(value)).Append('\n');
            if (planned.Operation.Flags.FirstOrDefault(f => f.Name == name) is { } flag)
                AppendHelp(text, flag);
        }

        return text.ToString();
    }

    private static void AppendHelp(StringBuilder text, FlagDef flag)
    {
        foreach (var line in flag.Description.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            text.Append("  # ").Append(line).Append('\n');
        if (flag.Choices.Count > 0)
            text.Append("  # Choices: ").Append(string.Join(", ", flag.Choices.Select(c => FlagText.Format(c.Value)))).Append('\n');
    }

    private static MapValue Read(string text) => YamlReader.ReadValue(text) switch
    {
        MapValue map => map,
        NullValue => Value.EmptyMap,
        _ => throw new GuildException("expected NAME: VALUE"),
    };

    private static IReadOnlyList<NamedValue> Changed(PlannedRun planned, MapValue edited) =>
    [
        .. edited.Entries
            .Where(e => e.Name is not null && planned.Flags.FirstOrDefault(f => f.Key == e.Name)?.Value.Equals(e.Value) != true)
            .Select(e => new NamedValue(e.Name!, e.Value)),
    ];
}
