using Guild.Core.GuildFiles;

namespace Guild.Tool.Views;

/// <summary>What a project's operations are and take, as a document (cli.md B.12).</summary>
internal static class ProjectHelpDocument
{
    // Wide enough for the texts of flags to stay on one line.
    private const int Unwrapped = 100_000;

    /// <summary>The document, with a newline at its end.</summary>
    /// <param name="file">The Guild file.</param>
    /// <param name="flags">The flags of each operation that is shown.</param>
    /// <param name="document">The empty document.</param>
    /// <param name="title">Its title.</param>
    public static string Render(GuildFile file, IReadOnlyDictionary<OperationDef, IReadOnlyList<FlagDef>> flags, HelpMarkup document, string title)
    {
        document.Heading(0, title);
        if (file.FindModel("") is { } anonymous && ProjectHelpPage.Shown(anonymous).Count > 0)
        {
            document.Heading(1, "Operations");
            Operations(document, anonymous, flags, 2);
        }

        var named = file.Models.Where(m => m.Name.Length > 0).OrderBy(m => m.IsPrivate).ThenBy(m => m.Name, StringComparer.Ordinal).ToList();
        if (named.Count > 0)
            document.Heading(1, "Models");
        foreach (var model in named)
            Model(document, model, flags);
        return document.ToString();
    }

    private static void Model(HelpMarkup document, ModelDef model, IReadOnlyDictionary<OperationDef, IReadOnlyList<FlagDef>> flags)
    {
        document.Heading(2, model.Name);
        if (model.Description.Length > 0)
            document.Text(model.Description);
        Operations(document, model, flags, 3);
        if (model.References.Count == 0)
            return;
        document.Heading(3, "References");
        document.List(model.References.Select(r => (r, "")));
    }

    private static void Operations(HelpMarkup document, ModelDef model, IReadOnlyDictionary<OperationDef, IReadOnlyList<FlagDef>> flags, int level)
    {
        foreach (var operation in ProjectHelpPage.Shown(model))
        {
            document.Heading(level, operation.FullName);
            if (operation.Description.Length > 0)
                document.Text(operation.Description);
            if (!flags.TryGetValue(operation, out var all) || all.Count == 0)
                continue;
            document.Text("Flags:");
            document.List(FlagHelp.Rows(all, Unwrapped).Select(r => (r.Name, string.Join(' ', r.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))));
        }
    }
}
