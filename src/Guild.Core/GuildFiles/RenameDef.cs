namespace Guild.Core.GuildFiles;

/// <summary>A rule that changes a file's base name.</summary>
/// <param name="Pattern">A Python-style regular expression, searched for.</param>
/// <param name="Replacement">The replacement, in Python's syntax (<c>\1</c>, <c>\g&lt;name&gt;</c>).</param>
public sealed record RenameDef(string Pattern, string Replacement);
