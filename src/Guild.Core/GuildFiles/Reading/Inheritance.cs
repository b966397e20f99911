using Guild.Abstractions;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Text;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Applies <c>extends</c> and then <c>params</c> to items (guildfile.md 14.1, 14.2).</summary>
internal sealed class Inheritance(IReadOnlyList<GuildFileItem> items, string path, GuildFileReadOptions options, Diagnostics diagnostics)
{
    private const int MaxDepth = 100;

    private static readonly Dictionary<SourceLocation, ParamUse> NoUses = [];

    private readonly Dictionary<string, IReadOnlyList<GuildFileItem>> packages = new(StringComparer.Ordinal);
    private readonly Dictionary<GuildFileItem, YamlMapping> merged = new(ReferenceEqualityComparer.Instance);
    private Dictionary<string, GuildFileItem>? byName;

    /// <summary>Absolute paths of the directories of packages that items extend.</summary>
    public List<string> ParentDirectories { get; } = [];

    /// <summary>Absolute paths of the files that were read for them.</summary>
    public List<string> FilesRead { get; } = [];

    /// <summary>The attributes of an item with all that it inherits, parameters filled in.</summary>
    /// <param name="item">The item.</param>
    /// <param name="uses">The parameters that were filled in, by the place of the text that refers to them.</param>
    public YamlMapping Complete(GuildFileItem item, out IReadOnlyDictionary<SourceLocation, ParamUse> uses)
    {
        var data = Merge(item, items, []);
        if (data[ModelAttributes.Params.Name] is not YamlMapping { Pairs.Count: > 0 } parameters)
        {
            uses = NoUses;
            return data;
        }

        var substitution = new ParamSubstitution(parameters, diagnostics);
        uses = substitution.Uses;
        return substitution.ApplyTo(data);
    }

    private YamlMapping Merge(GuildFileItem item, IReadOnlyList<GuildFileItem> scope, List<GuildFileItem> chain)
    {
        if (merged.TryGetValue(item, out var known))
            return known;
        var data = item.Data;
        if (data[ModelAttributes.Extends.Name] is { } extends && !extends.IsNull())
        {
            chain.Add(item);
            foreach (var reference in TextList.ReadScalars(extends, ModelAttributes.Extends.Name, diagnostics))
            {
                if (Parent(reference.Text, reference.Location, scope) is not var (parent, parentScope))
                    continue;
                if (chain.Contains(parent))
                    diagnostics.Error($"cycle in 'extends' ({string.Join(" -> ", chain.SkipWhile(i => i != parent).Append(parent).Select(i => i.Name))})", reference.Location);
                else if (chain.Count == MaxDepth)
                    diagnostics.Error($"'extends' goes more than {MaxDepth} levels deep", extends.Location);
                else
                    data = Inherit(Merge(parent, parentScope, chain), data);
            }

            chain.RemoveAt(chain.Count - 1);
        }

        return merged[item] = data;
    }

    // Earlier parents are merged first, and what is already there wins.
    private static YamlMapping Inherit(YamlMapping parent, YamlMapping child) =>
        MappingMerge.Deep(
            parent with { Pairs = [.. parent.Pairs.Where(p => p.Name is { } name && ModelAttributes.Schema.Find(name) is { } a && (a.RenamedTo ?? a).IsInherited)] },
            child);

    private (GuildFileItem Item, IReadOnlyList<GuildFileItem> Scope)? Parent(string reference, SourceLocation where, IReadOnlyList<GuildFileItem> scope)
    {
        var slash = reference.LastIndexOf('/');
        if (slash < 0)
            return Local(reference, scope) is { } local ? (local, scope) : Undefined(reference, where, scope);
        var (package, name) = (reference[..slash], reference[(slash + 1)..]);
        if (name.Length == 0)
        {
            diagnostics.Error($"invalid model or config reference '{reference}': missing model name", where);
            return null;
        }

        if (PackageItems(package) is not { } others)
        {
            diagnostics.Error($"cannot find Guild file for package '{package}'", where);
            return null;
        }

        if (GuildFileItem.Find(others, name) is { } item)
            return (item, others);
        diagnostics.Error($"undefined model or config '{name}' in package '{package}'", where);
        return null;
    }

    private (GuildFileItem, IReadOnlyList<GuildFileItem>)? Undefined(string name, SourceLocation where, IReadOnlyList<GuildFileItem> scope)
    {
        var near = NearestName.Find(name, scope.Where(i => i.Kind != ItemKind.Package).Select(i => i.Name));
        diagnostics.Error($"undefined model or config '{name}'", where, nearest: near);
        return null;
    }

    private GuildFileItem? Local(string name, IReadOnlyList<GuildFileItem> scope)
    {
        if (!ReferenceEquals(scope, items))
            return GuildFileItem.Find(scope, name);
        if (byName is null)
        {
            byName = new(StringComparer.Ordinal);
            foreach (var item in items)
            {
                if (item.Kind != ItemKind.Package)
                    byName.TryAdd(item.Name, item);
            }
        }

        return byName.GetValueOrDefault(name);
    }

    private IReadOnlyList<GuildFileItem>? PackageItems(string package)
    {
        if (packages.TryGetValue(package, out var known))
            return known;
        if (GuildPackages.FindPackage(package, options.SearchPath) is not { } file || file == path)
            return null;
        var directory = Path.GetDirectoryName(file)!;
        ParentDirectories.Add(directory);
        var root = DocumentReader.Read(file, file, diagnostics.Warnings, options.Cache, out _);
        var reader = new ItemReader(directory, options with { ShownAs = file }, diagnostics);
        packages[package] = reader.Read(root, file);
        FilesRead.AddRange(reader.FilesRead);
        return packages[package];
    }
}
