using System.Globalization;
using Guild.Core.Errors;

namespace Guild.Core.Runs.Filters;

/// <summary>Reads start-time ranges (cli.md A.13): <c>today</c>, <c>last 6 hours</c>, <c>between 1-1 and 4-30</c>.</summary>
public sealed class StartedRangeParser
{
    private static readonly string[] Words = ["today", "yesterday", "this", "ago", "before", "after", "last", "between", "and"];

    private readonly DateTime _now;
    private readonly List<RangeToken> _tokens;
    private int _next;

    private StartedRangeParser(string text, DateTime now)
    {
        _now = now;
        _tokens = Split(text);
    }

    /// <summary>Reads a range.</summary>
    /// <param name="text">The text.</param>
    /// <param name="now">The local time now.</param>
    /// <exception cref="GuildException">The text isn't a range.</exception>
    public static StartedRange Parse(string text, DateTime now)
    {
        var parser = new StartedRangeParser(text, now);
        if (parser._tokens.Count == 0)
            throw Error("spec cannot be empty");
        var range = parser.Range();
        if (parser._next < parser._tokens.Count)
            throw parser.Unexpected();
        return range;
    }

    private StartedRange Range()
    {
        if (Take("last"))
            return Last();
        if (Take("between"))
        {
            var first = Part();
            if (!Take("and"))
                throw Unexpected();
            return Between(first, Part());
        }

        if (Peek is "before" or "after" || UnitRange() is not { } range)
            return BoundOr(() => DateTimeAt().Unit);
        return range;
    }

    // 'last 6 hours': from now back, without an end. 'last week': the calendar week before this one.
    private StartedRange Last()
    {
        var count = Number();
        if (Unit() is not { } unit)
            throw Unexpected();
        if (count is null && unit is TimeUnit.Week or TimeUnit.Month or TimeUnit.Year)
            return TimeUnits.Around(_now, unit, -1);
        return new StartedRange(TimeUnits.Add(_now, unit, -(count ?? 1)), null);
    }

    private static StartedRange Between(StartedRange first, StartedRange second)
    {
        var (a, b) = (first.Start ?? DateTime.MinValue) <= (second.Start ?? DateTime.MinValue) ? (first, second) : (second, first);
        return new StartedRange(a.Start, b.End);
    }

    private StartedRange Part() => UnitRange() ?? BoundOr(() => DateTimeAt().Point);

    private StartedRange BoundOr(Func<StartedRange> otherwise)
    {
        var isBefore = Peek == "before";
        if (!isBefore && Peek != "after")
            return otherwise();
        _next++;
        var of = UnitRange() ?? DateTimeAt().Point;
        return isBefore ? new StartedRange(null, of.Start) : new StartedRange(of.End, null);
    }

    private StartedRange? UnitRange()
    {
        if (Take("today"))
            return TimeUnits.Around(_now, TimeUnit.Day, 0);
        if (Take("yesterday"))
            return TimeUnits.Around(_now, TimeUnit.Day, -1);
        if (Take("this"))
            return TimeUnits.Around(_now, Unit() ?? throw Unexpected(), 0);
        var start = _next;
        if (Number() is { } count && Unit() is { } unit)
        {
            if (!Take("ago"))
                throw Unexpected();
            return TimeUnits.Around(_now, unit, -count);
        }

        _next = start;
        return null;
    }

    // A date, a time or both: as the unit that it names (the day, the minute, the second) and as the moment at its beginning.
    private (StartedRange Unit, StartedRange Point) DateTimeAt()
    {
        if (Peek is not { } text)
            throw Error("unexpected end of spec");
        var date = _now.Date;
        var hasDate = RangeDates.TryParseDate(text, _now, out var day);
        if (hasDate)
        {
            date = day;
            _next++;
        }

        if (Peek is { } word && RangeDates.TryParseTime(word, out var time, out var length))
        {
            _next++;
            var moment = date + time;
            return (new StartedRange(moment, moment + length), new StartedRange(moment, moment));
        }

        if (!hasDate)
            throw Unexpected();
        return (new StartedRange(date, date.AddDays(1)), new StartedRange(date, date));
    }

    private string? Peek => _next < _tokens.Count ? _tokens[_next].Text : null;

    private bool Take(string word)
    {
        if (Peek != word)
            return false;
        _next++;
        return true;
    }

    private int? Number()
    {
        if (!int.TryParse(Peek, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        _next++;
        return number;
    }

    private TimeUnit? Unit()
    {
        if (Peek is not { } word || TimeUnits.Parse(word) is not { } unit)
            return null;
        _next++;
        return unit;
    }

    private List<RangeToken> Split(string text)
    {
        var tokens = new List<RangeToken>();
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]))
                continue;
            var start = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i]))
                i++;
            var word = text[start..i].ToLowerInvariant();
            if (!IsKnown(word))
                throw Error($"unexpected '{text[start..i]}' at position {start}");
            tokens.Add(new RangeToken(word, start));
        }

        return tokens;
    }

    private bool IsKnown(string word) =>
        Words.Contains(word)
        || TimeUnits.Parse(word) is not null
        || word.All(char.IsAsciiDigit)
        || RangeDates.TryParseDate(word, _now, out _)
        || RangeDates.TryParseTime(word, out _, out _);

    private GuildException Unexpected() =>
        _next < _tokens.Count ? Error($"unexpected '{_tokens[_next].Text}' at pos {_tokens[_next].Position}") : Error("unexpected end of spec");

    private static GuildException Error(string reason) =>
        new(new GuildError($"invalid RANGE: {reason}\nTry 'guild runs list --help' for help specifying time ranges."));
}
