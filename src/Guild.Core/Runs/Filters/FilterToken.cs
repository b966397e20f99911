using Guild.Abstractions;

namespace Guild.Core.Runs.Filters;

/// <summary>A token of a filter expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its source text.</param>
/// <param name="Position">Where it begins.</param>
/// <param name="Value">The value of a literal, else <see langword="null"/>.</param>
internal sealed record FilterToken(FilterTokenKind Kind, string Text, int Position, Value? Value = null)
{
    public bool IsKeyword(string keyword) => Kind == FilterTokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    public bool IsSymbol(string symbol) => Kind == FilterTokenKind.Symbol && Text == symbol;
}
