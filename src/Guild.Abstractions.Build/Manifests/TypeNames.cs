using System.Reflection.Metadata;

namespace Guild.Plugins.Manifests;

/// <summary>Full names of types in metadata, as <see cref="Type.FullName"/> has them (<c>Space.Outer+Inner</c>).</summary>
internal static class TypeNames
{
    public static string Of(MetadataReader metadata, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => Of(metadata, (TypeDefinitionHandle)handle),
        HandleKind.TypeReference => Of(metadata, (TypeReferenceHandle)handle),
        _ => "", // Constructed generic types: none of the contract's.
    };

    public static string Of(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = metadata.GetString(type.Name);
        return type.GetDeclaringType() is { IsNil: false } outer
            ? $"{Of(metadata, outer)}+{name}"
            : Qualified(metadata.GetString(type.Namespace), name);
    }

    public static string Of(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{Of(metadata, type.ResolutionScope)}+{name}"
            : Qualified(metadata.GetString(type.Namespace), name);
    }

    private static string Qualified(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";
}
