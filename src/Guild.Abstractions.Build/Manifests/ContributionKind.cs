namespace Guild.Plugins.Manifests;

/// <summary>The words that a manifest uses for what a plugin gives. Words of later schema levels are skipped by readers.</summary>
internal static class ContributionKind
{
    public const string Alias = "alias";
    public const string Resolver = "resolver";
    public const string Runtime = "runtime";
    public const string Discovery = "discovery";
    public const string Observer = "observer";

    public static bool IsKnown(string kind) => kind is Alias or Resolver or Runtime or Discovery or Observer;
}
