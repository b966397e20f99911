using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.Runs;

namespace Guild.Core.Planning;

/// <summary>
/// A program under an attribute that a plugin claims, in an attribute of ours: the original's record has no place that says which runtime
/// started a run, and the one that did is to start it again.
/// </summary>
internal static class PluginProgram
{
    public const string Attribute = "plugin_program";

    /// <summary>What is recorded; <see langword="null"/> for programs that the original knows.</summary>
    public static Value? ToRecord(ProgramDef program) => program.Attribute is "main" or "exec" or "script" or "notebook" || GuildProgram.Of(program) is not null
        ? null
        : MapValue.Of(("attribute", Value.Of(program.Attribute)), ("words", Value.OfTexts(program.Words)));

    /// <summary>The recorded program; <see langword="null"/> when the run has none.</summary>
    public static ProgramDef? Of(Run run) =>
        run[Attribute] is MapValue record && record["attribute"] is TextValue attribute && record["words"] is ListValue words
            ? new ProgramDef(attribute.Text, [.. words.Items.OfType<TextValue>().Select(w => w.Text)])
            : null;
}
