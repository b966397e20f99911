using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Text;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Nodes of a document -> its items, with <c>include</c> items replaced by what they include (guildfile.md 2, 14.3).</summary>
internal sealed class ItemReader(string projectDirectory, GuildFileReadOptions options, Diagnostics diagnostics)
{
    private const int MaxDepth = 100;

    private readonly List<GuildFileItem> items = [];
    private readonly List<string> chain = [];
    private readonly HashSet<string> included = new(StringComparer.Ordinal);

    /// <summary>Absolute paths of the files that it has read: the document's own and those that it includes.</summary>
    public IEnumerable<string> FilesRead => included.Prepend(chain[0]);

    /// <summary>The items of a document and of all it includes, in order.</summary>
    /// <param name="root">The document; <see langword="null"/> for one without content.</param>
    /// <param name="path">Absolute path of its file.</param>
    public IReadOnlyList<GuildFileItem> Read(YamlNode? root, string path)
    {
        chain.Add(path);
        ReadDocument(root, path);
        return items;
    }

    private void ReadDocument(YamlNode? root, string path)
    {
        switch (root)
        {
            case null or YamlScalar { Value: NullValue }:
                break;
            case YamlMapping mapping when IsOneItem(mapping):
                diagnostics.Warn("read as a list with one item", mapping.Location, "write '- ' in front of the first line and indent the others");
                ReadItem(mapping, path);
                break;
            case YamlMapping operations:
                AddModel(Nodes.Text("", operations.Location), Nodes.MappingOf(ModelAttributes.Operations.Name, operations, operations.Location));
                break;
            case YamlSequence list:
                foreach (var element in list.Items)
                {
                    if (element is YamlMapping item)
                        ReadItem(item, path);
                    else
                        diagnostics.Error($"invalid guildfile data {element.Literal()}: expected a mapping", element.Location);
                }

                break;
            default:
                diagnostics.Error($"invalid guildfile data {root.Literal()}: expected a mapping", root.Location);
                break;
        }
    }

    // A mapping at the top is a mapping of operations, unless all of it reads as one item: the form of 2018.
    private static bool IsOneItem(YamlMapping mapping)
    {
        var hasOperations = mapping[ModelAttributes.Operations.Name] is YamlMapping;
        if (hasOperations && (mapping[ModelAttributes.Model.Name].TextOrNull() ?? mapping[ModelAttributes.Description.Name].TextOrNull()) is not null)
            return true;
        var type = mapping.Pairs.FirstOrDefault(p => p.Name is { } name && ItemTypes.Names.Contains(name) && p.Value.TextOrNull() is not null)?.Name;
        var schema = type is null ? null
            : type == ItemTypes.Include.Name ? ItemTypes.Schema
            : type == PackageAttributes.Package.Name ? PackageAttributes.Schema
            : ModelAttributes.Schema;
        return schema is not null && mapping.Pairs.All(p => p.Name == type || (p.Name is { } name && schema.Find(name) is not null));
    }

    private void ReadItem(YamlMapping item, string path)
    {
        var types = Sorted.By(item.Pairs.Where(p => p.Name is { } name && ItemTypes.Names.Contains(name)), static p => p.Name!, StringComparer.Ordinal);
        if (types.Count > 1)
        {
            diagnostics.Error($"multiple types ({string.Join(", ", types.Select(p => p.Name))}) in {item.Literal()}", types[1].Key.Location);
            return;
        }

        if (types.Count == 0)
        {
            if (item[ModelAttributes.Operations.Name] is not null)
                AddModel(Nodes.Text("", item.Location), item);
            else if (item[ItemTypes.Test.Name] is { } test)
                diagnostics.Warn("'test' items are skipped", test.Location, "use a hidden model with steps and 'expect'");
            else
                diagnostics.Error($"missing required type (one of: {string.Join(", ", ItemTypes.Names)}) in {item.Literal()}", item.Location);
            return;
        }

        var type = types[0];
        if (type.Name == ItemTypes.Include.Name)
            Include(type.Value, path);
        else if (type.Value is not YamlScalar { Value: TextValue } name)
            diagnostics.Error($"invalid {type.Name} name ${type.Value.Literal()}: expected a string", type.Value.Location, "write the name in quotes");
        else if (type.Name == PackageAttributes.Package.Name)
            items.Add(new GuildFileItem(ItemKind.Package, name.Text, item, name.Location));
        else if (type.Name == ItemTypes.Config.Name)
            items.Add(new GuildFileItem(ItemKind.Config, name.Text, OperationForms.Normalize(item, diagnostics), name.Location));
        else
            AddModel(name, item);
    }

    private void AddModel(YamlScalar name, YamlMapping item) =>
        items.Add(new GuildFileItem(ItemKind.Model, name.Text, OperationForms.Normalize(item, diagnostics), name.Location));

    private void Include(YamlNode value, string includingPath)
    {
        foreach (var reference in TextList.ReadScalars(value, ItemTypes.Include.Name, diagnostics))
        {
            var name = reference.Text;
            if (GuildPackages.FindInclude(name, Path.GetDirectoryName(includingPath)!, options.SearchPath) is { } path)
                IncludeFile(path, reference.Location);
            else
                diagnostics.Error(
                    $"cannot find include '{name}' (includes must be local to including Guild file or a Guild package on the system path)",
                    reference.Location,
                    chain.Count > 1 ? IncludedBy() : null);
        }
    }

    private void IncludeFile(string path, SourceLocation where)
    {
        if (chain.Contains(path))
        {
            // This text replaces the usual prefix.
            diagnostics.Take([new GuildError($"error in cycle in 'includes': {chain[0]} ({string.Join(" -> ", chain.Append(path))})") { Where = where }]);
            return;
        }

        if (chain.Count == MaxDepth)
        {
            diagnostics.Error($"includes go more than {MaxDepth} levels deep", where, IncludedBy());
            return;
        }

        // A file that is included twice defines its items once.
        if (!included.Add(path))
            return;
        var shownAs = ShownAs(path);
        try
        {
            var root = DocumentReader.Read(path, shownAs, diagnostics.Warnings, options.Cache, out _);
            chain.Add(path);
            ReadDocument(root, path);
            chain.RemoveAt(chain.Count - 1);
        }
        catch (GuildException e)
        {
            // What stands in the other files is worth checking all the same.
            diagnostics.Take([.. e.Errors.Select(x => x with { Fix = x.Fix ?? IncludedBy() })]);
        }
    }

    private string IncludedBy() => $"included by {string.Join(" -> ", chain)}";

    private string ShownAs(string path)
    {
        var relative = Path.GetRelativePath(projectDirectory, path);
        var shown = Path.GetDirectoryName(options.ShownAs);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path
            : shown is null ? path
            : Path.Combine(shown, relative);
    }
}
