namespace Guild.Plugins.S3;

/// <summary>
/// What changes when an object's content does. Stores write it with quotation marks or without, and whatever stands between them:
/// the MD5 digest of the content, one of the digests of its parts, something that is no digest at all.
/// </summary>
/// <param name="Value">What stands between the quotation marks; empty when the store names none.</param>
/// <param name="IsWeak">Whether two contents that differ in a few bytes may have the same one.</param>
internal readonly record struct EntityTag(string Value, bool IsWeak)
{
    private const int Md5Digits = 32;
    private const string Weak = "W/";

    /// <summary>Whether the store names one.</summary>
    public bool IsThere => !string.IsNullOrEmpty(Value);

    /// <summary>Whether a request may demand this one and no other: a store never finds a weak one to be the same (RFC 9110, 13.1.1).</summary>
    public bool CanBeDemanded => IsThere && !IsWeak;

    /// <summary>The MD5 digest of the content in lower case, if this looks like one.</summary>
    public string? Md5 => IsThere && !IsWeak && Value.Length == Md5Digits && Value.All(char.IsAsciiHexDigit) ? Value.ToLowerInvariant() : null;

    /// <summary>Reads what a store has written.</summary>
    public static EntityTag Parse(string? text)
    {
        var plain = text?.Trim() ?? "";
        var isWeak = plain.StartsWith(Weak, StringComparison.Ordinal);
        if (isWeak)
            plain = plain[Weak.Length..];
        if (plain is ['"', .. var inner, '"'])
            plain = inner;
        return new EntityTag(plain, isWeak && plain.Length > 0);
    }

    /// <summary>Whether both are of one content, as far as a store can tell: what lies between may have made one of them weak.</summary>
    public bool IsSame(EntityTag other) => Value == other.Value;

    /// <summary>The form of the standard, with quotation marks.</summary>
    public override string ToString() => IsThere ? $"{(IsWeak ? Weak : "")}\"{Value}\"" : "";
}
