namespace Guild.Core.Yaml;

/// <content>Indentation, keys and the indicators of collections and documents.</content>
internal sealed partial class YamlScanner
{
    private void FetchEnd()
    {
        Unindent(-1);
        RemoveKey();
        allowsKey = false;
        keys.Clear();
        tokens.Add(new YamlToken(YamlTokenKind.StreamEnd, Mark, Mark));
        isDone = true;
    }

    private void FetchDirective()
    {
        Unindent(-1);
        RemoveKey();
        allowsKey = false;
        tokens.Add(ScanDirective());
    }

    private void FetchDocumentIndicator(YamlTokenKind kind)
    {
        Unindent(-1);
        RemoveKey();
        // No block collection begins on the line of '---'.
        allowsKey = false;
        AddIndicator(kind, 3);
    }

    private void FetchFlowStart(YamlTokenKind kind)
    {
        SaveKey();
        flowLevel++;
        allowsKey = true;
        AddIndicator(kind);
    }

    private void FetchFlowEnd(YamlTokenKind kind)
    {
        RemoveKey();
        // A bracket too many is for the composer to refuse; it never comes to what follows.
        flowLevel--;
        allowsKey = false;
        AddIndicator(kind);
    }

    private void FetchFlowEntry()
    {
        allowsKey = true;
        RemoveKey();
        AddIndicator(YamlTokenKind.FlowEntry);
    }

    private void FetchBlockEntry()
    {
        // In brackets it is for the composer to refuse.
        if (flowLevel == 0)
            BeginBlock(YamlTokenKind.BlockSequenceStart, "sequence entries are not allowed here");
        allowsKey = true;
        RemoveKey();
        AddIndicator(YamlTokenKind.BlockEntry);
    }

    private void FetchKey()
    {
        if (flowLevel == 0)
            BeginBlock(YamlTokenKind.BlockMappingStart, "mapping keys are not allowed here");
        allowsKey = flowLevel == 0;
        RemoveKey();
        AddIndicator(YamlTokenKind.Key);
    }

    private void FetchValue()
    {
        if (keys.TryRemove(flowLevel, out var key))
        {
            tokens.Insert(key.TokenNumber, new YamlToken(YamlTokenKind.Key, key.Mark, key.Mark));
            if (flowLevel == 0 && Indent(key.Mark.Column))
                tokens.Insert(key.TokenNumber, new YamlToken(YamlTokenKind.BlockMappingStart, key.Mark, key.Mark));
            // 'a: b: c' is none.
            allowsKey = false;
        }
        else
        {
            if (flowLevel == 0)
                BeginBlock(YamlTokenKind.BlockMappingStart, "mapping values are not allowed here");
            allowsKey = flowLevel == 0;
        }

        AddIndicator(YamlTokenKind.Value);
    }

    private void AddIndicator(YamlTokenKind kind, int length = 1)
    {
        var start = Mark;
        index += length;
        tokens.Add(new YamlToken(kind, start, Mark));
    }

    private void BeginBlock(YamlTokenKind kind, string problem)
    {
        if (!allowsKey)
            throw Problem(problem);
        if (Indent(Column))
            tokens.Add(new YamlToken(kind, Mark, Mark));
    }

    private bool Indent(int column)
    {
        if (indent >= column)
            return false;
        indents.Add(indent);
        indent = column;
        return true;
    }

    private void Unindent(int column)
    {
        // Indentation means nothing in brackets.
        if (flowLevel != 0)
            return;
        while (indent > column)
        {
            indent = indents[^1];
            indents.RemoveAt(indents.Count - 1);
            tokens.Add(new YamlToken(YamlTokenKind.BlockEnd, Mark, Mark));
        }
    }

    private void SaveKey()
    {
        if (!allowsKey)
            return;
        RemoveKey();
        keys.Add(new YamlSimpleKeys.Place(tokens.NextNumber, flowLevel, flowLevel == 0 && indent == Column, Mark));
    }

    private void RemoveKey()
    {
        if (keys.TryRemove(flowLevel, out var key))
            CheckNotRequired(key);
    }

    private void RemoveStaleKeys()
    {
        while (keys.TryRemoveStale(index, line, out var key))
            CheckNotRequired(key);
    }

    private void CheckNotRequired(in YamlSimpleKeys.Place key)
    {
        if (key.IsRequired)
            throw Problem("while scanning a simple key", key.Mark, "could not find expected ':'");
    }
}
