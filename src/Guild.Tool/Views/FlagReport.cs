using System.Text;
using Guild.Abstractions;
using Guild.Core.GuildFiles;
using Guild.Core.Planning;
using Guild.Core.Text;

namespace Guild.Tool.Views;

/// <summary>The view of <c>guild run --test-flags</c>: every flag with its effective attributes.</summary>
internal static class FlagReport
{
    /// <summary>The report, as a Guild file would say it.</summary>
    public static string Render(PlannedRun planned)
    {
        var text = new StringBuilder();
        Append(text, "", "flags-dest", Value.Of(planned.FlagsDest));
        Append(text, "", "flags-import", Import(planned.Operation.FlagsImport));
        text.Append("flags:\n");
        foreach (var flag in planned.Operation.Flags)
        {
            text.Append("  ").Append(flag.Name).Append(":\n");
            foreach (var (name, value) in Attributes(flag))
                Append(text, "    ", name, value);
        }

        return text.ToString();
    }

    private static IEnumerable<(string Name, Value Value)> Attributes(FlagDef flag) =>
    [
        ("default", flag.Default),
        ("type", Value.Of(flag.Type)),
        ("required", Value.Of(flag.IsRequired)),
        ("arg-name", Value.Of(flag.ArgName)),
        ("arg-skip", flag.ArgSkip is { } skip ? Value.Of(skip) : Value.Null),
        ("arg-switch", flag.ArgSwitch),
        ("arg-split", flag.ArgSplit),
        ("arg-encoding", flag.ArgEncoding ?? Value.Null),
        ("env-name", Value.Of(flag.EnvName)),
        ("env-encoding", flag.EnvEncoding ?? Value.Null),
        ("choices", Value.OfTexts(flag.Choices.Select(c => FlagText.Format(c.Value)))),
        ("allow-other", Value.Of(flag.AllowsOther)),
        ("distribution", Value.Of(flag.Distribution)),
        ("max", flag.Max),
        ("min", flag.Min),
        ("null-label", flag.NullLabel),
    ];

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
