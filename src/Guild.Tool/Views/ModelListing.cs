using Guild.Core.GuildFiles;
using Guild.Core.Operations;
using Guild.Tool.Terminal;

namespace Guild.Tool.Views;

/// <summary>The table of <c>guild models</c> (cli.md B.11).</summary>
internal static class ModelListing
{
    /// <summary>The models of an installed package that are listed, ordered by name.</summary>
    public static IEnumerable<ListedModel> Select(PackageGuildFile package, bool includesPrivate, IReadOnlyList<string> filters) =>
        Select(package.File, includesPrivate, [])
            .Select(m => new ListedModel($"{package.Package.Name}/{m.Name}", m, package.File))
            .Where(m => OperationListing.Matches(m.FullName, m.Model.Description, filters));

    /// <summary>The lines of the table.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<ListedModel> models, int? width) =>
        Table.Format([.. models.Select(m => (string[])[m.FullName, m.Model.Description.Split('\n', 2)[0]])], width);

    /// <summary>The models that are listed, ordered by name. The anonymous one never is.</summary>
    public static IReadOnlyList<ModelDef> Select(GuildFile file, bool includesPrivate, IReadOnlyList<string> filters) =>
    [
        .. file.Models
            .Where(m => m.Name.Length > 0 && (includesPrivate || !m.IsPrivate) && OperationListing.Matches(m.Name, m.Description, filters))
            .OrderBy(m => m.Name, StringComparer.Ordinal),
    ];

    /// <summary>The lines of the table.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<ModelDef> models, int? width) =>
        Table.Format([.. models.Select(m => (string[])[m.Name, m.Description.Split('\n', 2)[0]])], width);

    /// <summary>What a verbose listing adds below a model.</summary>
    public static IEnumerable<string> Details(ModelDef model, GuildFile file)
    {
        yield return $"  source: {file.Path}";
        yield return $"  operations: {string.Join(", ", model.Operations.Where(o => !o.IsPrivate).Select(o => o.Name))}".TrimEnd();
        foreach (var line in DetailLines.Of("details", DetailLines.AfterSummary(model.Description)))
            yield return line;
    }
}
