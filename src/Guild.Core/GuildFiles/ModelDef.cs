using Guild.Abstractions;
using Guild.Core.GuildFiles.Reading;

namespace Guild.Core.GuildFiles;

/// <summary>A model: a named group of operations and resources.</summary>
public sealed record ModelDef
{
    /// <summary>The name; <c>""</c> for the anonymous model.</summary>
    public required string Name { get; init; }

    /// <summary>The description, stripped; its first line is the summary.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether the model says <c>default: yes</c>.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The operations, ordered by name.</summary>
    public required IReadOnlyList<OperationDef> Operations { get; init; }

    /// <summary>The resources, ordered by name.</summary>
    public IReadOnlyList<ResourceDef> Resources { get; init; } = [];

    /// <summary>Source code rules for all operations; <see langword="null"/> when the model has none.</summary>
    public SourceCodeDef? SourceCode { get; init; }

    /// <summary>References, as written.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>The <c>plugins</c> attribute: <see langword="null"/> leaves the choice to each plugin, an empty list means none.</summary>
    public IReadOnlyList<string>? Plugins { get; init; }

    /// <summary>Plugins that are switched off by name (2018); they count only where <see cref="Plugins"/> is <see langword="null"/>.</summary>
    public IReadOnlyList<string> DisabledPlugins { get; init; } = [];

    /// <summary>The version range asked of Python.</summary>
    public string? PythonRequires { get; init; }

    /// <summary>The <c>extra</c> attribute.</summary>
    public Value Extra { get; init; } = Value.Null;

    /// <summary>The attributes as they were read, inherited ones included; <see langword="null"/> for a model of no Guild file.</summary>
    internal AttributeValues? Attributes { get; init; }

    /// <summary>Parameters that were filled in, by the place of the text that refers to them.</summary>
    internal IReadOnlyDictionary<SourceLocation, ParamUse> Params { get; init; } = new Dictionary<SourceLocation, ParamUse>();

    /// <summary>Where the model is defined.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>The operation of this name, or <see langword="null"/>.</summary>
    public OperationDef? FindOperation(string name)
    {
        foreach (var operation in Operations)
        {
            if (operation.Name == name)
                return operation;
        }

        return null;
    }

    /// <summary>The resource of this name, or <see langword="null"/>.</summary>
    public ResourceDef? FindResource(string name)
    {
        foreach (var resource in Resources)
        {
            if (resource.Name == name)
                return resource;
        }

        return null;
    }

    /// <summary>Whether the name starts with <c>_</c>: not listed.</summary>
    public bool IsPrivate => Name.StartsWith('_');

    /// <summary>The default operation: the first with <c>default: yes</c>, else the only public one; or <see langword="null"/>.</summary>
    public OperationDef? DefaultOperation
    {
        get
        {
            if (Operations.FirstOrDefault(o => o.IsDefault) is { } marked)
                return marked;
            var visible = Operations.Where(o => !o.IsPrivate).ToList();
            return visible.Count == 1 ? visible[0] : null;
        }
    }
}
