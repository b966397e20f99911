using Guild.Abstractions;
using Guild.Core.Errors;

namespace Guild.Core.Runs.Filters;

/// <summary>A filter expression (cli.md A.12): <c>op = train and (acc &gt; 0.9 or loss &lt; 0.3)</c>. <c>and</c> binds tighter than <c>or</c>.</summary>
public sealed class FilterExpression
{
    private readonly string _text;
    private readonly List<FilterToken> _tokens;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private int _next;

    private FilterExpression(string text)
    {
        _text = text;
        _tokens = FilterLexer.Split(text);
    }

    private FilterToken? Peek => _next < _tokens.Count ? _tokens[_next] : null;

    /// <summary>Reads an expression.</summary>
    /// <exception cref="GuildException">The text isn't an expression.</exception>
    public static ReadExpression Parse(string text)
    {
        var expression = new FilterExpression(text);
        var result = expression._tokens.Count == 0 ? new ReadExpression(_ => true, []) : expression.Or();
        return expression.Peek is null ? result with { Names = expression._names } : throw expression.Unexpected();
    }

    private ReadExpression Or()
    {
        var result = And();
        while (TakeKeyword("or"))
        {
            var (left, right) = (result.Matches, And().Matches);
            result = new ReadExpression(v => left(v) || right(v), []);
        }

        return result;
    }

    private ReadExpression And()
    {
        var result = Not();
        while (TakeKeyword("and"))
        {
            var (left, right) = (result, Not());
            result = new ReadExpression(v => left.Matches(v) && right.Matches(v), [.. left.Needed, .. right.Needed]);
        }

        return result;
    }

    private ReadExpression Not()
    {
        if (TakeKeyword("not"))
        {
            var negated = Not().Matches;
            return new ReadExpression(v => !negated(v), []);
        }

        if (!TakeSymbol("("))
            return Test();
        var inner = Or();
        return TakeSymbol(")") ? inner : throw Unexpected();
    }

    private ReadExpression Test()
    {
        if (Peek is not { Kind: FilterTokenKind.Word } token || IsReserved(token))
        {
            var constant = Term();
            return new ReadExpression(_ => IsTrue(constant), []);
        }

        _next++;
        var name = token.Text;
        _names.Add(name);
        if (Peek is { Kind: FilterTokenKind.Symbol, Text: "=" or "!=" or "<>" or "<" or "<=" or ">" or ">=" } comparison)
        {
            _next++;
            var right = Term();
            return new ReadExpression(
                v => FilterComparison.Compare(v[name], comparison.Text, right),
                right is null || comparison.Text is "!=" or "<>" ? [] : [new NeededComparison(name, comparison.Text, [right])]);
        }

        if (TakeKeyword("is"))
        {
            var isNegated = TakeKeyword("not");
            var right = Term();
            return new ReadExpression(
                v => FilterComparison.AreEqual(v[name], right) != isNegated, right is null || isNegated ? [] : [new NeededComparison(name, "=", [right])]);
        }

        var isNot = TakeKeyword("not");
        if (TakeKeyword("in"))
        {
            if (Peek?.IsSymbol("[") != true)
                throw Unexpected();
            var list = (ListValue)Term()!;
            return new ReadExpression(
                v => list.Items.Any(i => FilterComparison.AreEqual(v[name], i)) != isNot, isNot ? [] : [new NeededComparison(name, "=", list.Items)]);
        }

        if (TakeKeyword("contains"))
        {
            var right = Term();
            return new ReadExpression(v => FilterComparison.Contains(v[name], right) != isNot, []);
        }

        // A name alone asks whether it is there, and not false.
        return isNot ? throw Unexpected() : new ReadExpression(v => IsTrue(v[name]), []);
    }

    // Null stands for 'undefined'.
    private Value? Term()
    {
        if (TakeSymbol("["))
            return List();
        if (Peek is not { } token || token.Kind == FilterTokenKind.Symbol || (token.Kind == FilterTokenKind.Word && IsOperator(token)))
            throw Unexpected();
        _next++;
        if (token.IsKeyword("true"))
            return Value.True;
        if (token.IsKeyword("false"))
            return Value.False;
        return token.IsKeyword("undefined") ? null : token.Value ?? Value.Of(token.Text);
    }

    private ListValue List()
    {
        var items = new List<Value>();
        do
        {
            items.Add(Term() ?? Value.Null);
        }
        while (TakeSymbol(","));
        return TakeSymbol("]") ? new ListValue(items) : throw Unexpected();
    }

    private static bool IsTrue(Value? value) => value is not null and not BooleanValue { IsTrue: false };

    private static bool IsOperator(FilterToken token) =>
        token.IsKeyword("and") || token.IsKeyword("or") || token.IsKeyword("not") || token.IsKeyword("is") || token.IsKeyword("in") || token.IsKeyword("contains");

    private static bool IsReserved(FilterToken token) =>
        IsOperator(token) || token.IsKeyword("true") || token.IsKeyword("false") || token.IsKeyword("undefined");

    private bool TakeKeyword(string keyword)
    {
        if (Peek?.IsKeyword(keyword) != true)
            return false;
        _next++;
        return true;
    }

    private bool TakeSymbol(string symbol)
    {
        if (Peek?.IsSymbol(symbol) != true)
            return false;
        _next++;
        return true;
    }

    private GuildException Unexpected() => Peek is { } token
        ? FilterLexer.Unexpected(_text, token.Position, $"token '{token.Text}'")
        // The original spells it so, and people search for it.
        : new GuildException(new GuildError("syntax error in filter - unexpected end of expresion"));
}
