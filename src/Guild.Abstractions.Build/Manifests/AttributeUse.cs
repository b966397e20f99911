using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Guild.Plugins.Manifests;

/// <summary>One attribute of an assembly or a class, with its arguments.</summary>
/// <param name="Type">The full name of the attribute's class.</param>
/// <param name="Value">Its arguments.</param>
internal readonly record struct AttributeUse(string Type, CustomAttributeValue<string> Value)
{
    public static IEnumerable<AttributeUse> In(MetadataReader metadata, CustomAttributeHandleCollection handles)
    {
        foreach (var handle in handles)
        {
            var attribute = metadata.GetCustomAttribute(handle);
            var type = attribute.Constructor.Kind == HandleKind.MemberReference
                ? TypeNames.Of(metadata, metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent)
                : TypeNames.Of(metadata, metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType());
            // Only the contract's and the assembly's facts are decoded: a plugin's own attributes may hold anything.
            if (type.StartsWith("Guild.Abstractions.", StringComparison.Ordinal) || type == "System.Reflection.AssemblyInformationalVersionAttribute")
                yield return new AttributeUse(type, attribute.DecodeValue(AttributeTypes.Instance));
        }
    }

    /// <summary>A constructor argument.</summary>
    public string Text(int index) => Value.FixedArguments[index].Value as string ?? "";

    /// <summary>A property's text; empty when it isn't set.</summary>
    public string Text(string property) => Named(property) as string ?? "";

    public bool Flag(string property) => Named(property) is true;

    /// <summary>A property's texts; none when it isn't set.</summary>
    public IReadOnlyList<string> Texts(string property) =>
        Named(property) is ImmutableArray<CustomAttributeTypedArgument<string>> items
            ? [.. items.Select(i => i.Value as string ?? "")]
            : [];

    private object? Named(string property)
    {
        foreach (var argument in Value.NamedArguments)
        {
            if (argument.Name == property)
                return argument.Value;
        }

        return null;
    }
}
