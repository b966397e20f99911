using System.Text;
using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Planning;
using Guild.Core.Text;

namespace Guild.Tool.Views;

/// <summary>The view of <c>guild run --test-flags</c>: every flag with its effective attributes.</summary>
internal static class FlagReport
{
    // The original's report, to the letter, has neither.
    private static readonly AttributeSpec[] NotShown = [FlagAttributes.Alias, FlagAttributes.ArgRepeat];

    /// <summary>The report, as a Guild file would say it.</summary>
    public static string Render(PlannedRun planned)
    {
        var text = new StringBuilder();
        Append(text, "", OperationAttributes.FlagsDest.Name, Value.Of(planned.FlagsDest));
        Append(text, "", OperationAttributes.FlagsImport.Name, Import(planned.Operation.FlagsImport));
        text.Append("flags:\n");
        foreach (var flag in planned.Operation.Flags)
        {
            text.Append("  ").Append(flag.Name).Append(":\n");
            foreach (var (attribute, value) in FlagAttributeValues.Of(flag).Where(a => !NotShown.Contains(a.Attribute)))
                Append(text, "    ", attribute.Name, attribute == FlagAttributes.Choices ? Texts(flag.Choices) : value);
        }

        return text.ToString();
    }

    private static Value Texts(IReadOnlyList<FlagChoice> choices) => Value.OfTexts(choices.Select(c => FlagText.Format(c.Value)));

    private static Value Import(FlagsImport import) => import.Mode switch
    {
        FlagsImportMode.All => Value.True,
        FlagsImportMode.None => Value.EmptyList,
        FlagsImportMode.Listed => Value.OfTexts(import.Names),
        _ => Value.Null,
    };

    private static void Append(StringBuilder text, string indent, string name, Value value) =>
        text.Append(indent).Append(name).Append(':').Append(value.IsNull ? "" : " " + FlagText.Format(value)).Append('\n');
}
