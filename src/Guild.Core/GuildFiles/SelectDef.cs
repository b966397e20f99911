namespace Guild.Core.GuildFiles;

/// <summary>A rule that takes paths from a directory, archive or run.</summary>
/// <param name="Pattern">A Python-style regular expression, matched against whole paths.</param>
/// <param name="Reduce">Which of the matches is taken.</param>
public sealed record SelectDef(string Pattern, SelectReduction Reduce);
