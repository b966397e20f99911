using Guild.Abstractions;

namespace Guild.Core.Yaml;

/// <summary>Lays out collections: block or flow, indents, simple and complex keys.</summary>
internal sealed class YamlEmitter(bool isFlow, int width)
{
    // A key longer than this, its tag included, is written as a complex key ('? key').
    private const int LongestSimpleKey = 128;

    private readonly YamlOutput output = new(width);

    public string Emit(Value value)
    {
        WriteNode(value, indent: -1, isInFlow: false, isUnderKey: false);
        return output.ToString();
    }

    private void WriteNode(Value value, int indent, bool isInFlow, bool isUnderKey)
    {
        switch (value)
        {
            case ListValue list when isInFlow || isFlow || list.Items.Count == 0:
                WriteFlowList(list, NextFlowIndent(indent));
                break;
            case MapValue map when isInFlow || isFlow || map.Entries.Count == 0:
                WriteFlowMap(map, NextFlowIndent(indent));
                break;
            case ListValue list:
                // A list right under a key keeps the key's indent.
                WriteBlockList(list, isUnderKey && !output.IsIndention ? indent : NextIndent(indent));
                break;
            case MapValue map:
                WriteBlockMap(map, NextIndent(indent));
                break;
            default:
                YamlScalarText.Of(value).Write(output, NextFlowIndent(indent), isInFlow, isKey: false);
                break;
        }
    }

    private static int NextIndent(int indent) => indent < 0 ? 0 : indent + 2;

    private static int NextFlowIndent(int indent) => indent < 0 ? 2 : indent + 2;

    private void WriteBlockList(ListValue list, int indent)
    {
        foreach (var item in list.Items)
        {
            output.WriteIndent(indent);
            output.WriteIndicator("-", needsBlank: true, isIndention: true);
            WriteNode(item, indent, isInFlow: false, isUnderKey: false);
        }
    }

    private void WriteBlockMap(MapValue map, int indent)
    {
        foreach (var entry in YamlKeyOrder.Sort(map.Entries))
        {
            output.WriteIndent(indent);
            if (TryWriteSimpleKey(entry.Key, indent, isInFlow: false))
            {
                output.WriteIndicator(":", needsBlank: false);
                WriteNode(entry.Value, indent, isInFlow: false, isUnderKey: true);
                continue;
            }

            output.WriteIndicator("?", needsBlank: true, isIndention: true);
            WriteNode(entry.Key, indent, isInFlow: false, isUnderKey: true);
            output.WriteIndent(indent);
            output.WriteIndicator(":", needsBlank: true, isIndention: true);
            WriteNode(entry.Value, indent, isInFlow: false, isUnderKey: true);
        }
    }

    private void WriteFlowList(ListValue list, int indent)
    {
        output.WriteIndicator("[", needsBlank: true, isBlank: true);
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (i > 0)
                output.WriteIndicator(",", needsBlank: false);
            WriteNode(list.Items[i], indent, isInFlow: true, isUnderKey: false);
        }

        output.WriteIndicator("]", needsBlank: false);
    }

    private void WriteFlowMap(MapValue map, int indent)
    {
        output.WriteIndicator("{", needsBlank: true, isBlank: true);
        var isFirst = true;
        foreach (var entry in YamlKeyOrder.Sort(map.Entries))
        {
            if (!isFirst)
                output.WriteIndicator(",", needsBlank: false);
            isFirst = false;
            if (TryWriteSimpleKey(entry.Key, indent, isInFlow: true))
            {
                output.WriteIndicator(":", needsBlank: false);
            }
            else
            {
                output.WriteIndicator("?", needsBlank: true);
                WriteNode(entry.Key, indent, isInFlow: true, isUnderKey: false);
                output.WriteIndicator(":", needsBlank: true);
            }

            WriteNode(entry.Value, indent, isInFlow: true, isUnderKey: false);
        }

        output.WriteIndicator("}", needsBlank: false);
    }

    private bool TryWriteSimpleKey(Value key, int indent, bool isInFlow)
    {
        if (key is ListValue { Items.Count: > 0 } or MapValue { Entries.Count: > 0 })
            return false;
        if (key is ListValue or MapValue)
        {
            WriteNode(key, indent, isInFlow, isUnderKey: true);
            return true;
        }

        var text = YamlScalarText.Of(key);
        if (!text.CanBeSimpleKey(LongestSimpleKey))
            return false;
        text.Write(output, NextFlowIndent(indent), isInFlow, isKey: true);
        return true;
    }
}
