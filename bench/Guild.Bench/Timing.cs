namespace Guild.Bench;

/// <summary>One execution of a program.</summary>
internal readonly record struct Timing(TimeSpan Elapsed, bool Succeeded);
