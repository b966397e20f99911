using Guild.Core.GuildFiles;

namespace Guild.Tool.Views;

/// <summary>The page of <c>guild help</c> (cli.md B.12).</summary>
internal static class ProjectHelpPage
{
    private const int Deep = 4;

    /// <summary>The page, with a newline at its end.</summary>
    /// <param name="file">The Guild file.</param>
    /// <param name="place">Where it is, in the words of the first sentence: <c>the current directory</c>, <c>'./sub'</c>.</param>
    /// <param name="flags">The flags of each operation that is shown.</param>
    /// <param name="width">The width of the page.</param>
    public static string Render(GuildFile file, string place, IReadOnlyDictionary<OperationDef, IReadOnlyList<FlagDef>> flags, int width)
    {
        var page = new HelpPage(width);
        page.Line("OVERVIEW");
        page.Gap();
        page.Inside(() => page.Text(Overview(place)), Deep);
        page.Gap();
        var named = file.Models.Where(m => m.Name.Length > 0).OrderBy(m => m.IsPrivate).ThenBy(m => m.Name, StringComparer.Ordinal).ToList();
        if (file.FindModel("") is { } anonymous && Shown(anonymous).Count > 0)
        {
            page.Line("BASE OPERATIONS");
            page.Gap();
            page.Inside(() => Operations(page, anonymous, flags), Deep);
        }

        if (named.Count > 0)
        {
            page.Line("MODELS");
            page.Gap();
            foreach (var model in named)
                page.Inside(() => Model(page, model, flags), Deep);
        }

        return page.ToString();
    }

    /// <summary>The operations that the page shows of a model.</summary>
    public static IReadOnlyList<OperationDef> Shown(ModelDef model) => [.. model.Operations.Where(o => !o.IsPrivate)];

    private static string Overview(string place) => $"""
        You are viewing help for operations defined in {place}.

        To run an operation use 'guild run OPERATION' where OPERATION is one of options listed below. If an operation is associated with a model, include the model name as MODEL:OPERATION.

        To list available operations, run 'guild operations'.

        Set operation flags using 'FLAG=VALUE' arguments to the run command. Refer to the operations below for a list of supported flags.

        For more information on running operations, try 'guild run --help'.

        For general information, try 'guild --help'.
        """;

    private static void Model(HelpPage page, ModelDef model, IReadOnlyDictionary<OperationDef, IReadOnlyList<FlagDef>> flags)
    {
        page.Line(model.Name);
        page.Gap();
        page.Inside(() =>
        {
            if (model.Description.Length > 0)
            {
                page.Text(model.Description.Replace("\n", "\n\n", StringComparison.Ordinal));
                page.Gap();
            }

            if (Shown(model).Count == 0)
            {
                page.Line("No operations defined for this model");
                page.Gap();
            }
            else
            {
                page.Line("Operations:");
                page.Gap();
                page.Inside(() => Operations(page, model, flags));
            }

            if (model.References.Count == 0)
                return;
            page.Line("References:");
            page.Gap();
            page.Inside(() =>
            {
                foreach (var reference in model.References)
                    page.Line($"- {reference}");
            });
            page.Gap();
        });
    }

    private static void Operations(HelpPage page, ModelDef model, IReadOnlyDictionary<OperationDef, IReadOnlyList<FlagDef>> flags)
    {
        foreach (var operation in Shown(model))
        {
            page.Line(operation.Name);
            page.Inside(() =>
            {
                if (operation.Description.Length > 0)
                    page.Text(operation.Description.Replace("\n", "\n\n", StringComparison.Ordinal));
                if (!flags.TryGetValue(operation, out var all) || all.Count == 0)
                    return;
                if (operation.Description.Length > 0)
                    page.Gap();
                page.Line("Flags:");
                page.Inside(() => page.List(FlagHelp.Rows(all, page.Width)));
            });
            page.Gap();
        }
    }
}
