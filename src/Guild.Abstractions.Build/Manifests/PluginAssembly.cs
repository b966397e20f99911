using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Guild.Plugins.Manifests;

/// <summary>A plugin's assembly as its metadata describes it. Nothing of it is loaded or run.</summary>
internal sealed record PluginAssembly
{
    /// <summary>The plugin's name; <see langword="null"/> when the assembly has no <c>[assembly: PluginDescription]</c>.</summary>
    public required string? Name { get; init; }

    public required string Description { get; init; }

    /// <summary>The assembly's informational version without build metadata.</summary>
    public required string Version { get; init; }

    /// <summary>Names of the assemblies that it refers to.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>The major level of the contract that it was compiled against; <see langword="null"/> when it doesn't refer to it.</summary>
    public required int? ContractMajor { get; init; }

    public required IReadOnlyList<DeclaredClass> Classes { get; init; }

    /// <summary>All contributions in the order of a manifest: by kind, name and class.</summary>
    public IReadOnlyList<ManifestContribution> Contributions =>
        [.. Classes.SelectMany(c => c.Contributions)
            .OrderBy(c => c.Kind, StringComparer.Ordinal)
            .ThenBy(c => c.Name, StringComparer.Ordinal)
            .ThenBy(c => c.Type, StringComparer.Ordinal)];

    /// <exception cref="BadImageFormatException">The file is no .NET assembly.</exception>
    public static PluginAssembly Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        if (!file.HasMetadata)
            throw new BadImageFormatException($"'{path}' is no .NET assembly");
        var metadata = file.GetMetadataReader();
        var facts = AttributeUse.In(metadata, metadata.GetAssemblyDefinition().GetCustomAttributes()).ToList();
        var description = Find(facts, "Guild.Abstractions.PluginDescriptionAttribute");
        return new PluginAssembly
        {
            Name = description?.Text(0),
            Description = description?.Text(1) ?? "",
            Version = (Find(facts, "System.Reflection.AssemblyInformationalVersionAttribute")?.Text(0)
                ?? metadata.GetAssemblyDefinition().Version.ToString(3)).Split('+')[0],
            References = [.. metadata.AssemblyReferences.Select(r => metadata.GetString(metadata.GetAssemblyReference(r).Name))],
            ContractMajor = metadata.AssemblyReferences
                .Select(metadata.GetAssemblyReference)
                .Where(r => metadata.StringComparer.Equals(r.Name, "Guild.Abstractions"))
                .Select(r => (int?)r.Version.Major)
                .FirstOrDefault(),
            Classes = [.. metadata.TypeDefinitions.Select(t => DeclaredClass.Read(metadata, t)).OfType<DeclaredClass>()],
        };
    }

    /// <summary>The level of a contract assembly; <see langword="null"/> when it doesn't say.</summary>
    public static string? ContractVersionOf(string contractPath)
    {
        using var file = new PEReader(File.OpenRead(contractPath));
        var metadata = file.GetMetadataReader();
        var facts = AttributeUse.In(metadata, metadata.GetAssemblyDefinition().GetCustomAttributes());
        return Find(facts, "Guild.Abstractions.ContractVersionAttribute")?.Text(0);
    }

    private static AttributeUse? Find(IEnumerable<AttributeUse> uses, string type)
    {
        foreach (var use in uses)
        {
            if (use.Type == type)
                return use;
        }

        return null;
    }
}
