using Guild.Abstractions;
using Guild.Core.Errors;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Gathers what is wrong with a Guild file, so that one reading reports all of it, in file order.</summary>
internal sealed class Diagnostics(string path)
{
    /// <summary>A file with more problems than this is no Guild file; more text would not help.</summary>
    private const int MaxErrors = 100;

    private readonly List<GuildError> errors = [];
    private readonly List<GuildError> warnings = [];
    private readonly List<GuildError> announced = [];
    private readonly HashSet<(string What, SourceLocation? Where)> seen = [];

    /// <summary>Whether regular expressions are tried too.</summary>
    public bool ChecksPatterns { get; init; }

    /// <summary>Takes warnings of the YAML reader.</summary>
    public ICollection<GuildError> Warnings => warnings;

    /// <summary>Something that makes the file unusable.</summary>
    /// <param name="detail">What is wrong.</param>
    /// <param name="where">The place.</param>
    /// <param name="fix">What to do.</param>
    /// <param name="nearest">The valid name that was probably meant; says what to do when <paramref name="fix"/> doesn't.</param>
    /// <param name="needs">What a plugin would have to give; see <see cref="GuildError.Needs"/>.</param>
    public void Error(string detail, SourceLocation? where, string? fix = null, string? nearest = null, IReadOnlyList<string>? needs = null)
    {
        // What is inherited by five models is wrong once.
        if (errors.Count < MaxErrors && seen.Add((detail, where)))
            errors.Add(new GuildError($"error in {path}: {detail}") { Where = where, Fix = fix ?? Guess(nearest), Nearest = nearest, Needs = needs ?? [] });
    }

    /// <summary>Takes what kept another file from being read, as it is worded there.</summary>
    public void Take(IReadOnlyList<GuildError> others)
    {
        foreach (var error in others)
        {
            if (errors.Count < MaxErrors && seen.Add((error.What, error.Where)))
                errors.Add(error);
        }
    }

    /// <summary>Something that <c>guild check</c> tells.</summary>
    /// <param name="text">What is odd.</param>
    /// <param name="where">The place.</param>
    /// <param name="fix">What to do.</param>
    /// <param name="nearest">The valid name that was probably meant; says what to do when <paramref name="fix"/> doesn't.</param>
    public void Warn(string text, SourceLocation? where, string? fix = null, string? nearest = null)
    {
        if (seen.Add((text, where)))
            warnings.Add(new GuildError(text) { Where = where, Fix = fix ?? Guess(nearest), Nearest = nearest });
    }

    /// <summary>What a command tells when it comes to it, and <c>guild check</c> at once.</summary>
    public void Warn(IReadOnlyList<GuildError> later)
    {
        foreach (var warning in later)
        {
            if (seen.Add((warning.What, warning.Where)))
                warnings.Add(warning);
        }
    }

    /// <summary>Something that every command tells, as Guild AI does.</summary>
    public void Announce(string text, SourceLocation? where)
    {
        if (!seen.Add((text, where)))
            return;
        var warning = new GuildError(text) { Where = where };
        warnings.Add(warning);
        announced.Add(warning);
    }

    /// <summary>The errors, in file order.</summary>
    public IReadOnlyList<GuildError> AllErrors() => InFileOrder(errors);

    /// <summary>The warnings, in file order.</summary>
    public IReadOnlyList<GuildError> AllWarnings() => InFileOrder(warnings);

    /// <summary>The warnings that every command shows, in file order.</summary>
    public IReadOnlyList<GuildError> AnnouncedWarnings() => InFileOrder(announced);

    private static string? Guess(string? nearest) => nearest is null ? null : $"did you mean '{nearest}'?";

    private static List<GuildError> InFileOrder(List<GuildError> found)
    {
        if (found.Count < 2)
            return found;
        var files = found.Select(e => e.Where?.File).Distinct().ToList();
        return [.. found.OrderBy(e => files.IndexOf(e.Where?.File)).ThenBy(e => e.Where?.Line ?? 0).ThenBy(e => e.Where?.Column ?? 0)];
    }
}
