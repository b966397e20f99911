using Guild.Abstractions;

namespace Guild.Core.Runs;

/// <summary>A comment on a run.</summary>
/// <param name="Body">The text.</param>
/// <param name="User">Who wrote it; may be empty.</param>
/// <param name="Host">Where; may be empty.</param>
/// <param name="Time">When, in microseconds since 1970; <see langword="null"/> when unknown.</param>
public sealed record RunComment(string Body, string User, string Host, long? Time)
{
    /// <summary>The comment as an item of the <c>comments</c> attribute.</summary>
    public MapValue ToValue() =>
        MapValue.Of(("body", Value.Of(Body)), ("host", Value.Of(Host)), ("time", Time is { } time ? Value.Of(time) : Value.Null), ("user", Value.Of(User)));
}
