namespace Guild.Core.GuildFiles;

/// <summary>Which matches of a <see cref="SelectDef"/> are taken.</summary>
public enum SelectReduction
{
    /// <summary>All: <c>select</c>.</summary>
    All,

    /// <summary>The one whose first group is the smallest number: <c>select-min</c>.</summary>
    Min,

    /// <summary>The one whose first group is the largest number: <c>select-max</c>.</summary>
    Max,
}
