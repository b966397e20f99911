namespace Guild.Core.Runs;

/// <summary>What a run was made from, as recorded in <c>.guild/opref</c> (runs.md 2.1). Parsing and formatting: <see cref="OpRefFormat"/>.</summary>
/// <param name="PackageType"><c>guildfile</c>, <c>package</c>, <c>script</c>, <c>func</c>, <c>builtin</c>, …</param>
/// <param name="PackageName">Path of the Guild file, directory of the script, name of the package.</param>
/// <param name="PackageVersion">Digest of the Guild file, version of the package.</param>
/// <param name="ModelName">The model; empty for the anonymous one.</param>
/// <param name="OperationName">The operation.</param>
public sealed record OpRef(string PackageType, string PackageName, string PackageVersion, string ModelName, string OperationName);
