using Guild.Abstractions;

namespace Guild.Core.Planning.Explaining;

/// <summary>Where a value comes from.</summary>
/// <param name="Where">The place in a file; <see langword="null"/> when it is written in none.</param>
/// <param name="Note">What is to be said about it: <c>command line</c>, <c>from config 'base'</c>; <see langword="null"/> when the place says it all.</param>
public sealed record ValueOrigin(SourceLocation? Where, string? Note = null);
