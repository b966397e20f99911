using Guild.Core.GuildFiles;
using Guild.Core.Operations;

namespace Guild.Tool.Views;

/// <summary>The page of <c>guild run OPERATION --help-op</c> (cli.md B.4).</summary>
internal static class OperationHelpPage
{
    /// <summary>The page, with a newline at its end.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="flags">All its flags, in the order they are shown.</param>
    /// <param name="width">The width of the page.</param>
    public static string Render(ResolvedOperation operation, IReadOnlyList<FlagDef> flags, int width)
    {
        var page = new HelpPage(width);
        page.Usage("guild", $"run [OPTIONS] {operation.FullName} [FLAG]...");
        if (operation.Operation.Description.Length > 0)
        {
            page.Gap();
            page.Text(operation.Operation.Description.Replace("\n", "\n\n", StringComparison.Ordinal));
        }

        page.Gap();
        page.Text("Use 'guild run --help' for a list of options.");
        var dependencies = operation.Operation.Requires.Select(Describe).Where(d => d.Text.Length > 0).ToList();
        if (dependencies.Count > 0)
            page.Section("Dependencies", () => page.List(dependencies));
        if (flags.Count > 0)
            page.Section("Flags", () => page.List(FlagHelp.Rows(flags, width)));
        return page.ToString();
    }

    private static (string Name, string Text) Describe(DependencyDef dependency) =>
        (dependency.Reference ?? dependency.Resource?.Name ?? "", dependency.Description ?? dependency.Resource?.Description ?? "");
}
