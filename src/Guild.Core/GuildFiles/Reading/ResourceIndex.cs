namespace Guild.Core.GuildFiles.Reading;

/// <summary>The resources of all models of a file, by model and name.</summary>
internal sealed class ResourceIndex
{
    private readonly Dictionary<(string Model, string Name), ResourceDef> resources = [];
    private readonly HashSet<string> models = new(StringComparer.Ordinal);

    /// <summary>Adds the resources of a model.</summary>
    public void Add(string model, IReadOnlyList<ResourceDef> all)
    {
        models.Add(model);
        foreach (var resource in all)
            resources.TryAdd((model, resource.Name!), resource);
    }

    /// <summary>Whether a model of this name exists.</summary>
    public bool HasModel(string model) => models.Contains(model);

    /// <summary>The names of a model's resources.</summary>
    public IEnumerable<string> NamesIn(string model) => resources.Keys.Where(k => k.Model == model).Select(k => k.Name);

    /// <summary>The resource, or <see langword="null"/>.</summary>
    public ResourceDef? Find(string model, string name) => resources.GetValueOrDefault((model, name));
}
