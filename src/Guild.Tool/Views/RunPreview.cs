using System.Text;
using Guild.Abstractions;
using Guild.Core.Planning;
using Guild.Core.Text;

namespace Guild.Tool.Views;

/// <summary>What a person is asked before a run starts (cli.md B.7).</summary>
internal static class RunPreview
{
    /// <summary>The lines before the question, each with its newline.</summary>
    /// <param name="planned">The plan.</param>
    /// <param name="action"><c>run</c>, <c>stage</c> or <c>start</c>.</param>
    public static string Render(PlannedRun planned, string action)
    {
        var text = new StringBuilder();
        text.Append("You are about to ").Append(action).Append(' ').Append(planned.Subject).Append('\n');
        foreach (var (name, value) in planned.Flags)
            text.Append("  ").Append(name).Append(": ").Append(Shown(planned, name, value)).Append('\n');
        return text.ToString();
    }

    private static string Shown(PlannedRun planned, string name, Value value)
    {
        if (!value.IsNull)
            return FlagText.Format(value);
        var label = planned.Operation.Flags.FirstOrDefault(f => f.Name == name)?.NullLabel ?? Value.Null;
        return label.IsNull ? "default" : FlagText.Format(label);
    }
}
