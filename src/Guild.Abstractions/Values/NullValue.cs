namespace Guild.Abstractions;

/// <summary>The absence of a value: <c>null</c>. Use <see cref="Value.Null"/>.</summary>
public sealed record NullValue : Value
{
    internal NullValue()
    {
    }
}
