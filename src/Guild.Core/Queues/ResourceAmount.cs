namespace Guild.Core.Queues;

/// <summary>How much of a resource.</summary>
/// <param name="Text">As its user wrote it: <c>5e9</c>.</param>
/// <param name="Number">As a number, 0 or more.</param>
internal sealed record ResourceAmount(string Text, double Number);
