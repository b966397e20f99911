namespace Guild.Core.Runs;

/// <summary>A comment on a run.</summary>
/// <param name="Body">The text.</param>
/// <param name="User">Who wrote it; may be empty.</param>
/// <param name="Host">Where; may be empty.</param>
/// <param name="Time">When, in microseconds since 1970; <see langword="null"/> when unknown.</param>
public sealed record RunComment(string Body, string User, string Host, long? Time);
