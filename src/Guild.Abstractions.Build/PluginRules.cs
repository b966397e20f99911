using Guild.Plugins.Manifests;

namespace Guild.Abstractions.Build;

/// <summary>What must hold for a plugin's classes so that its manifest is true and the host can create them.</summary>
internal static class PluginRules
{
    private static readonly Dictionary<string, string> InterfaceOfKind = new()
    {
        [ContributionKind.Alias] = "Guild.Abstractions.IOperationAlias",
        [ContributionKind.Resolver] = "Guild.Abstractions.IResourceResolver",
        [ContributionKind.Runtime] = "Guild.Abstractions.IOperationRuntime",
        [ContributionKind.Discovery] = "Guild.Abstractions.IFlagDiscovery",
        [ContributionKind.Observer] = "Guild.Abstractions.IRunObserver",
    };

    /// <summary>The problems, each one sentence; empty when all is well.</summary>
    public static IEnumerable<string> Check(PluginAssembly assembly)
    {
        if (assembly.Name is null)
            yield return "no name: add [assembly: PluginDescription(\"NAME\", \"What it does.\")]";
        foreach (var reference in assembly.References)
        {
            if (reference is "Guild.Core" or "guild")
                yield return $"it references {reference}, which belongs to the host; a plugin sees Guild.Abstractions alone";
        }

        foreach (var problem in assembly.Classes.SelectMany(Check))
            yield return problem;

        var runtimes = assembly.Contributions.Where(c => c.Kind == ContributionKind.Runtime).Select(c => c.Name).ToList();
        foreach (var discovery in assembly.Contributions.Where(c => c.Kind == ContributionKind.Discovery && !runtimes.Contains(c.Name)))
            yield return $"{discovery.Type} discovers flags for runtime '{discovery.Name}', which this plugin doesn't have";
    }

    private static IEnumerable<string> Check(DeclaredClass declared)
    {
        if (declared.HasAliasOptions && declared.Contributions.All(c => c.Kind != ContributionKind.Alias))
            yield return $"{declared.Name} has [AliasOption] but no [OperationAlias]";
        if (declared.Contributions.Count == 0)
            yield break;
        if (declared.IsAbstract)
            yield return $"{declared.Name} is abstract: put the attribute on a class that can be created";
        if (declared.IsGeneric)
            yield return $"{declared.Name} is generic: put the attribute on a class that can be created";
        if (declared.PublicConstructors != 1)
            yield return $"{declared.Name} has {declared.PublicConstructors} public constructors, it needs one";
        if (declared.Interfaces is not { } interfaces)
            yield break;
        foreach (var kind in declared.Contributions.Select(c => c.Kind).Distinct())
        {
            if (!interfaces.Contains(InterfaceOfKind[kind]))
                yield return $"{declared.Name} carries the attribute of a plugin's {kind} but doesn't implement {InterfaceOfKind[kind]}";
        }
    }
}
