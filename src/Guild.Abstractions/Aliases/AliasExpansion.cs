namespace Guild.Abstractions;

/// <summary>The run that an alias stands for: what would follow <c>guild run</c>.</summary>
/// <param name="Operation">The operation specification, <c>[[PACKAGE/]MODEL:]OPERATION</c>.</param>
/// <param name="Arguments">The words behind it: <c>NAME=VALUE</c> arguments, and options of <c>guild run</c> that the alias adds.</param>
public sealed record AliasExpansion(string Operation, IReadOnlyList<string> Arguments);
