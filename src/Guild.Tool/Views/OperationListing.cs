using Guild.Core.GuildFiles;
using Guild.Core.Operations;
using Guild.Tool.Terminal;

namespace Guild.Tool.Views;

/// <summary>The table of <c>guild operations</c> (cli.md B.10).</summary>
internal static class OperationListing
{
    /// <summary>The operations of an installed package that are listed, in order.</summary>
    public static IEnumerable<ListedOperation> Select(PackageGuildFile package, bool includesPrivate, IReadOnlyList<string> filters) =>
        Select(package.File, includesPrivate, [])
            .Select(o => new ListedOperation($"{package.Package.Name}/{o.FullName}", o, package.File, package.Package))
            .Where(o => Matches(o.FullName, o.Operation.Description, filters));

    /// <summary>The lines of the table.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<ListedOperation> operations, int? width) =>
        Table.Format([.. operations.Select(o => (string[])[o.FullName, FirstLine(o.Operation.Description)])], width);

    /// <summary>The operations that are listed, in order.</summary>
    /// <param name="file">The project's Guild file.</param>
    /// <param name="includesPrivate">Whether names that begin with <c>_</c> are listed too.</param>
    /// <param name="filters">Texts that must all occur in the name or description.</param>
    public static IReadOnlyList<OperationDef> Select(GuildFile file, bool includesPrivate, IReadOnlyList<string> filters)
    {
        var operations = new List<OperationDef>();
        foreach (var model in file.Models)
        {
            if (model.IsPrivate && !includesPrivate)
                continue;
            foreach (var operation in model.Operations)
            {
                if ((includesPrivate || !operation.IsPrivate) && Matches(operation.FullName, operation.Description, filters))
                    operations.Add(operation);
            }
        }

        operations.Sort((a, b) => string.CompareOrdinal(a.ModelName, b.ModelName) is var byModel and not 0 ? byModel : string.CompareOrdinal(a.Name, b.Name));
        return operations;
    }

    /// <summary>The lines of the table.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<OperationDef> operations, int? width) =>
        Table.Format([.. operations.Select(o => (string[])[o.FullName, FirstLine(o.Description)])], width);

    /// <summary>What a verbose listing adds below an operation.</summary>
    public static IEnumerable<string> Details(OperationDef operation, IReadOnlyList<FlagDef> flags)
    {
        var program = operation.Program;
        yield return $"  {program.Attribute}: {(program.Attribute == "main" && operation.Main is { } main ? main : string.Join(' ', program.Words))}".TrimEnd();
        foreach (var line in DetailLines.Of("flags", [.. flags.Select(f => $"{f.Name}: {FlagHelp.Summary(f)}".TrimEnd())]))
            yield return line;
        foreach (var line in DetailLines.Of("details", DetailLines.AfterSummary(operation.Description)))
            yield return line;
    }

    /// <summary>Whether each filter occurs in the name or the description, in whatever case.</summary>
    public static bool Matches(string name, string description, IReadOnlyList<string> filters) =>
        filters.All(f => name.Contains(f, StringComparison.OrdinalIgnoreCase) || description.Contains(f, StringComparison.OrdinalIgnoreCase));

    private static string FirstLine(string text) => text.Split('\n', 2)[0];
}
