using Guild.Abstractions;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>A parameter that a text was filled in from.</summary>
/// <param name="Name">The parameter; of several, the first.</param>
/// <param name="Location">Where it gets its value.</param>
internal sealed record ParamUse(string Name, SourceLocation Location);
