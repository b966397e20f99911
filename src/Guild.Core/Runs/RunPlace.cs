namespace Guild.Core.Runs;

/// <summary>Which of a home's runs are meant.</summary>
public enum RunPlace
{
    /// <summary>Those in <c>runs/</c>.</summary>
    Live,

    /// <summary>Those in <c>trash/runs/</c>.</summary>
    Deleted,
}
