namespace Guild.Core.Yaml;

/// <summary>What the directives in front of a document say: its version and what tag handles stand for.</summary>
internal sealed class YamlTagHandles(string path)
{
    private Dictionary<string, string>? declared;
    private bool hasVersion;

    /// <summary>Forgets them: another document begins.</summary>
    public void Clear()
    {
        declared = null;
        hasVersion = false;
    }

    public void Declare(in YamlToken directive)
    {
        if (directive.Kind == YamlTokenKind.VersionDirective)
        {
            if (hasVersion)
                throw YamlProblem.At(path, directive.Start, "found duplicate YAML directive");
            if (directive.Text.TrimStart('0') != "1")
                throw YamlProblem.At(path, directive.Start, "found incompatible YAML document (version 1.* is required)");
            hasVersion = true;
        }
        else if (directive.Kind == YamlTokenKind.TagDirective)
        {
            declared ??= new Dictionary<string, string>(StringComparer.Ordinal);
            if (!declared.TryAdd(directive.Handle!, directive.Text))
                throw YamlProblem.At(path, directive.Start, $"duplicate tag handle '{directive.Handle}'");
        }
    }

    /// <summary>A tag with its handle replaced by what it stands for.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="node">Where the node begins that has it.</param>
    public string Resolve(in YamlToken tag, YamlMark node)
    {
        if (tag.Handle is not { } handle)
            return tag.Text;
        if (declared is not null && declared.TryGetValue(handle, out var prefix))
            return prefix + tag.Text;
        return handle switch
        {
            "!" => "!" + tag.Text,
            "!!" => YamlTags.Prefix + tag.Text,
            _ => throw YamlProblem.Within(path, "while parsing a node", node, tag.Start, $"found undefined tag handle '{handle}'"),
        };
    }
}
