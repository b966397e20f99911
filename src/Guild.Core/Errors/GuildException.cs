namespace Guild.Core.Errors;

/// <summary>Something that the user can fix. Carries one or more errors, in file order, and the outcome that decides the exit code.</summary>
public sealed class GuildException : Exception
{
    /// <summary>One error.</summary>
    public GuildException(GuildError error, Outcome outcome = Outcome.Error)
        : this([error], outcome)
    {
    }

    /// <summary>One error of which only the text matters.</summary>
    public GuildException(string what)
        : this(new GuildError(what))
    {
    }

    /// <summary>Several errors, in file order.</summary>
    public GuildException(IReadOnlyList<GuildError> errors, Outcome outcome = Outcome.Error, Exception? cause = null)
        : base(errors.Count == 0 ? "" : errors[0].What, cause)
    {
        Errors = errors;
        Outcome = outcome;
    }

    /// <summary>The errors; never empty.</summary>
    public IReadOnlyList<GuildError> Errors { get; }

    /// <summary>What the program's exit code says.</summary>
    public Outcome Outcome { get; }
}
