namespace Guild.Core.Yaml;

/// <summary>The smallest unit of meaning in a YAML text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct YamlToken(YamlTokenKind Kind, YamlMark Start, YamlMark End)
{
    /// <summary>A scalar's content, an anchor's name, the part of a tag behind its handle, the value of a directive.</summary>
    public string Text { get; init; } = "";

    /// <summary>The handle of a tag or tag directive (<c>!</c>, <c>!!</c>, <c>!e!</c>); <see langword="null"/> for a tag that needs none.</summary>
    public string? Handle { get; init; }

    /// <summary>Whether a scalar is written without quotes.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Whether it is a directive.</summary>
    public bool IsDirective => Kind is YamlTokenKind.VersionDirective or YamlTokenKind.TagDirective or YamlTokenKind.OtherDirective;

    /// <summary>What it is called in messages.</summary>
    public string Name => Kind switch
    {
        YamlTokenKind.StreamEnd => "'<stream end>'",
        YamlTokenKind.DocumentStart => "'<document start>'",
        YamlTokenKind.DocumentEnd => "'<document end>'",
        YamlTokenKind.BlockSequenceStart => "'<block sequence start>'",
        YamlTokenKind.BlockMappingStart => "'<block mapping start>'",
        YamlTokenKind.BlockEnd => "'<block end>'",
        YamlTokenKind.FlowSequenceStart => "'['",
        YamlTokenKind.FlowSequenceEnd => "']'",
        YamlTokenKind.FlowMappingStart => "'{'",
        YamlTokenKind.FlowMappingEnd => "'}'",
        YamlTokenKind.BlockEntry => "'-'",
        YamlTokenKind.FlowEntry => "','",
        YamlTokenKind.Key => "'?'",
        YamlTokenKind.Value => "':'",
        YamlTokenKind.Alias => "'<alias>'",
        YamlTokenKind.Anchor => "'<anchor>'",
        YamlTokenKind.Tag => "'<tag>'",
        YamlTokenKind.Scalar => "'<scalar>'",
        _ => "'<directive>'",
    };
}
