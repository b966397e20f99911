using Guild.Core.GuildFiles;

namespace Guild.Core.Operations;

/// <summary>An installed package and its Guild file, read.</summary>
public sealed record PackageGuildFile(ModelPackage Package, GuildFile File);
