using Guild.Core.GuildFiles;

namespace Guild.Tool.Views;

/// <summary>The page of <c>guild run MODEL:OPERATION --help-model</c> (cli.md B.5).</summary>
internal static class ModelHelpPage
{
    /// <summary>The page, with a newline at its end.</summary>
    public static string Render(ModelDef model, int width)
    {
        var page = new HelpPage(width);
        var operation = model.Name.Length == 0 ? "OPERATION" : $"{model.Name}:OPERATION";
        page.Usage("guild", $"run [OPTIONS] {operation} [FLAG]...");
        if (model.Description.Length > 0)
        {
            page.Gap();
            page.Text(model.Description.Replace("\n", "\n\n", StringComparison.Ordinal));
        }

        page.Gap();
        page.Text($"Use 'guild run {operation} --help-op' for help on a particular operation.");
        page.Section("Operations", () => page.List([.. model.Operations.Select(o => (o.Name, FirstLine(o.Description)))]));
        var resources = model.Resources.Where(r => !r.IsPrivate).ToList();
        if (resources.Count > 0)
            page.Section("Resources", () => page.List([.. resources.Select(r => (r.Name!, FirstLine(r.Description)))]));
        return page.ToString();
    }

    private static string FirstLine(string text) => text.Split('\n', 2)[0];
}
