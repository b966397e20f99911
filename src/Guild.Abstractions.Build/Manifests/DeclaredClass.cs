using System.Reflection;
using System.Reflection.Metadata;

namespace Guild.Plugins.Manifests;

/// <summary>A class of a plugin's assembly that carries at least one of the contract's attributes.</summary>
internal sealed record DeclaredClass(string Name)
{
    public required IReadOnlyList<ManifestContribution> Contributions { get; init; }

    /// <summary>Names of the contract's interfaces that it implements; <see langword="null"/> when a base class of another assembly hides some.</summary>
    public required IReadOnlyList<string>? Interfaces { get; init; }

    public required bool IsAbstract { get; init; }

    public required bool IsGeneric { get; init; }

    public required bool HasAliasOptions { get; init; }

    public required int PublicConstructors { get; init; }

    public static DeclaredClass? Read(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var uses = AttributeUse.In(metadata, type.GetCustomAttributes()).ToList();
        if (uses.Count == 0)
            return null;
        var name = TypeNames.Of(metadata, handle);
        var options = uses.Where(u => u.Type == "Guild.Abstractions.AliasOptionAttribute").Select(Option).ToList();
        return new DeclaredClass(name)
        {
            Contributions = [.. uses.Select(u => Contribution(u, name, options)).OfType<ManifestContribution>()],
            Interfaces = InterfacesOf(metadata, handle),
            IsAbstract = type.Attributes.HasFlag(TypeAttributes.Abstract),
            IsGeneric = type.GetGenericParameters().Count > 0,
            HasAliasOptions = options.Count > 0,
            PublicConstructors = type.GetMethods().Count(m => IsPublicConstructor(metadata, metadata.GetMethodDefinition(m))),
        };
    }

    private static ManifestOption Option(AttributeUse use) => new(use.Text(0), use.Text(1))
    {
        ValueName = use.Text("ValueName"),
        IsRepeatable = use.Flag("Repeatable"),
        Choices = use.Texts("Choices"),
    };

    private static ManifestContribution? Contribution(AttributeUse use, string type, List<ManifestOption> options) => use.Type switch
    {
        "Guild.Abstractions.OperationAliasAttribute" =>
            new(ContributionKind.Alias, use.Text(0), type) { Help = use.Text(1), Details = use.Text("Details"), Options = options },
        "Guild.Abstractions.ResourceResolverAttribute" =>
            new(ContributionKind.Resolver, use.Text(0), type) { Help = use.Text(1), Schemes = use.Texts("Schemes") },
        "Guild.Abstractions.OperationRuntimeAttribute" => new(ContributionKind.Runtime, use.Text(0), type)
        {
            Help = use.Text(1),
            Attributes = use.Texts("Attributes"),
            Extensions = use.Texts("Extensions"),
            MainPrefixes = use.Texts("MainPrefixes"),
        },
        "Guild.Abstractions.FlagDiscoveryAttribute" => new(ContributionKind.Discovery, use.Text(0), type) { Help = use.Text(1) },
        "Guild.Abstractions.RunObserverAttribute" => new(ContributionKind.Observer, use.Text(0), type) { Help = use.Text(1) },
        _ => null,
    };

    private static List<string>? InterfacesOf(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        List<string> names = [];
        for (EntityHandle next = handle; ;)
        {
            var type = metadata.GetTypeDefinition((TypeDefinitionHandle)next);
            names.AddRange(type.GetInterfaceImplementations().Select(i => TypeNames.Of(metadata, metadata.GetInterfaceImplementation(i).Interface)));
            next = type.BaseType;
            if (next.Kind != HandleKind.TypeDefinition)
                return TypeNames.Of(metadata, next) == "System.Object" ? names : null;
        }
    }

    private static bool IsPublicConstructor(MetadataReader metadata, MethodDefinition method) =>
        method.Attributes.HasFlag(MethodAttributes.Public)
        && !method.Attributes.HasFlag(MethodAttributes.Static)
        && metadata.StringComparer.Equals(method.Name, ".ctor");
}
