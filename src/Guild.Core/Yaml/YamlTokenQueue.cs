namespace Guild.Core.Yaml;

/// <summary>Tokens that are scanned but not yet taken. What follows a possible key waits here until a colon tells whether it is one.</summary>
internal sealed class YamlTokenQueue
{
    private YamlToken[] tokens = new YamlToken[32];
    private int first;
    private int end;

    /// <summary>How many tokens were taken; the number of the first waiting one.</summary>
    public int Taken { get; private set; }

    /// <summary>The number of the token that is added next.</summary>
    public int NextNumber => Taken + end - first;

    public bool IsEmpty => first == end;

    /// <summary>The first token. It stays valid until another token is added.</summary>
    public ref readonly YamlToken First => ref tokens[first];

    public void RemoveFirst()
    {
        first++;
        Taken++;
        if (first == end)
            first = end = 0;
    }

    public void Add(in YamlToken token)
    {
        if (end == tokens.Length)
            MakeRoom();
        tokens[end++] = token;
    }

    /// <summary>Puts a token before the waiting one with a number.</summary>
    public void Insert(int number, in YamlToken token)
    {
        if (end == tokens.Length)
            MakeRoom();
        var at = first + number - Taken;
        Array.Copy(tokens, at, tokens, at + 1, end - at);
        tokens[at] = token;
        end++;
    }

    // At least half of the room is free afterwards, so that this happens rarely.
    private void MakeRoom()
    {
        var waiting = end - first;
        var target = waiting * 2 > tokens.Length ? new YamlToken[tokens.Length * 2] : tokens;
        Array.Copy(tokens, first, target, 0, waiting);
        tokens = target;
        first = 0;
        end = waiting;
    }
}
