using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Text;
using Guild.Core.Yaml;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Reads <c>requires</c> and connects references with resources (guildfile.md 10.1).</summary>
internal sealed class DependencyReader(ResourceReader resources, ResourceIndex index, string directory, Diagnostics diagnostics)
{
    /// <summary>The dependencies, in order.</summary>
    /// <param name="node">The attribute; <see langword="null"/> when it isn't written.</param>
    /// <param name="modelName">The operation's model.</param>
    /// <param name="operation">The operation's full name.</param>
    /// <param name="problems">Takes references to nothing: errors only of this operation.</param>
    public IReadOnlyList<DependencyDef> ReadAll(YamlNode? node, string modelName, string operation, List<GuildError> problems)
    {
        if (node is null || node.IsNull())
            return [];
        var items = node is YamlSequence list ? list.Items : [node];
        var result = new List<DependencyDef>(items.Count);
        foreach (var item in items)
        {
            switch (item)
            {
                case YamlScalar { Value: TextValue } reference:
                    result.Add(Reference(reference.Text, null, reference.Location, modelName, operation, problems));
                    break;
                case YamlMapping mapping when mapping[DependencyAttributes.Resource.Name] is not null:
                    var values = AttributeValues.Read(DependencyAttributes.Schema, mapping, diagnostics);
                    values.WarnOfOthers(DependencyAttributes.Schema);
                    if (values.Text(DependencyAttributes.Resource) is { } name)
                        result.Add(Reference(name, values.Text(DependencyAttributes.Description)?.Trim(), mapping.Location, modelName, operation, problems));
                    break;
                case YamlMapping mapping:
                    result.Add(new DependencyDef { Resource = resources.ReadInline(mapping, modelName), Location = mapping.Location });
                    break;
                default:
                    diagnostics.Error($"invalid dependency value {item.Literal()}: expected a string or mapping", item.Location);
                    break;
            }
        }

        return result;
    }

    private DependencyDef Reference(
        string text, string? description, SourceLocation where, string modelName, string operation, List<GuildError> problems)
    {
        var dependency = new DependencyDef { Reference = text, Description = description, Location = where };
        // What a flag decides is known only when flags are.
        if (text.Contains("${", StringComparison.Ordinal))
            return dependency;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var (model, name) = colon < 0 ? (modelName, text) : (text[..colon], text[(colon + 1)..]);
        if (slash < 0 && index.Find(model, name) is { } resource)
            return dependency with { Resource = resource };
        var (problem, fix, near) = Problem(text, model, name, operation, isPackage: slash > 0 && colon < 0);
        problems.Add(new GuildError($"invalid definition for operation '{operation}': {problem}") { Where = where, Fix = fix, Nearest = near });
        diagnostics.Warn($"cannot find resource definition for dependency {text}", where, fix, near);
        return dependency;
    }

    private (string Problem, string? Fix, string? Nearest) Problem(string text, string model, string name, string operation, bool isPackage)
    {
        if (File.Exists(Path.Combine(directory, text)))
            return ($"resource '{text}' required by operation '{operation}' is not defined", $"write 'file: {text}' to require the file of that name", null);
        if (isPackage)
            return ($"resource '{text}' required by operation '{operation}' is not installed", null, null);
        if (!IsName(name) || (model.Length > 0 && !IsName(model)))
            return ($"invalid dependency '{text}' in operation '{operation}'", null, null);
        if (!index.HasModel(model))
            return ($"model '{model}' in resource '{text}' required by operation '{operation}' is not defined", null, null);
        var near = NearestName.Find(name, index.NamesIn(model));
        return (
            $"resource '{text}' required by operation '{operation}' is not defined",
            near is null ? $"define '{name}' under 'resources', or write 'file: {text}' to require a file" : $"did you mean '{near}'?",
            near);
    }

    private static bool IsName(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
}
