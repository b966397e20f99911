namespace Guild.Core.GuildFiles.Attributes;

/// <summary>The YAML forms that an attribute may be written in. Null is always accepted and means "not given".</summary>
[Flags]
public enum AttributeShape
{
    /// <summary>No form: the attribute is known, but not supported any more.</summary>
    None = 0,

    /// <summary>Text; a number or boolean counts as its source text.</summary>
    Text = 1,

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    Boolean = 2,

    /// <summary>A number.</summary>
    Number = 4,

    /// <summary>A list.</summary>
    List = 8,

    /// <summary>A mapping.</summary>
    Mapping = 16,

    /// <summary><c>no</c>, but not <c>yes</c>.</summary>
    No = 32,

    /// <summary>One text or a list of texts.</summary>
    Texts = Text | List,

    /// <summary>Text, a number or a boolean.</summary>
    Scalar = Text | Boolean | Number,

    /// <summary>A mapping or a list, or one text that stands for it; <c>no</c> for none.</summary>
    Rules = Text | No | List | Mapping,

    /// <summary>Anything.</summary>
    Any = Scalar | List | Mapping,
}
