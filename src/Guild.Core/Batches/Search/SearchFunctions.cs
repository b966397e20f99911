using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Flags;
using Guild.Core.Text;

namespace Guild.Core.Batches.Search;

/// <summary>Search functions: <c>uniform[0.1:0.9]</c>, <c>loguniform[1e-4:0.1]</c>, <c>[1:10]</c>, each with a first value if one is given (guildfile.md 9.2).</summary>
public static class SearchFunctions
{
    private static readonly string[] Names = ["uniform", "loguniform"];

    /// <summary>The range that a function stands for.</summary>
    /// <param name="flag">The flag that has it as value.</param>
    /// <param name="function">The function.</param>
    /// <exception cref="GuildException">There is no such function, or its arguments are wrong.</exception>
    public static RangeDimension Range(string flag, FlagFunction function)
    {
        CheckName(flag, function);
        var name = NameOf(function);
        // As flags are decoded, except that nothing in here is a function.
        Value[] arguments = [.. function.Arguments.Select(a => FlagDecoder.TryNumber(a) ?? new TextValue(a))];
        if (arguments.Length is not (2 or 3))
            throw new GuildException($"{name} requires 2 or 3 args, got {Tuple(arguments)} for flag {flag}");
        if (PythonEquality.Number(arguments[0]) is not { } low || PythonEquality.Number(arguments[1]) is not { } high || !double.IsFinite(high - low))
            throw new GuildException($"{name} requires numbers as bounds, got {Tuple(arguments)} for flag {flag}");
        if (low >= high)
            throw new GuildException($"the lower bound {PythonText.Str(arguments[0])} has to be less than the upper bound {PythonText.Str(arguments[1])} for flag {flag}");
        var isLogarithmic = name == "loguniform";
        if (isLogarithmic && low <= 0)
            throw new GuildException($"{name} requires bounds above 0, got {Tuple(arguments)} for flag {flag}");
        return new RangeDimension(flag, low, high)
        {
            IsInteger = !isLogarithmic && arguments is [IntegerValue, IntegerValue, ..],
            IsLogarithmic = isLogarithmic,
            Initial = arguments.ElementAtOrDefault(2),
        };
    }

    /// <summary>Refuses a function that isn't one of searching: nobody knows it, or it is a sequence that can't be made.</summary>
    /// <exception cref="GuildException">There is no such function.</exception>
    public static void CheckName(string flag, FlagFunction function)
    {
        if (function.Name.Length == 0 || Names.Contains(function.Name))
            return;
        // A sequence that can be made is a list by now.
        if (FlagSequence.Problem(function) is { } problem)
        {
            throw new GuildException(new GuildError($"error decoding {PythonText.Repr(Text(function))} for flag {flag}: {problem}")
            {
                Fix = $"use {FlagSequence.Usage(function.Name)}; {AsText(flag, function)}",
            });
        }

        throw new GuildException(new GuildError($"unknown function '{function.Name}' used for flag {flag}")
        {
            Fix = NearestName.Find(function.Name, [.. Names, .. FlagSequence.Names]) is { } near
                ? $"did you mean '{near}'?"
                : $"use uniform[LOW:HIGH] or loguniform[LOW:HIGH]; {AsText(flag, function)}",
        });
    }

    private static string AsText(string flag, FlagFunction function) => $"to pass the text itself, quote it twice: {flag}=\"'{Text(function)}'\"";

    private static string NameOf(FlagFunction function) => function.Name.Length == 0 ? "uniform" : function.Name;

    private static string Text(FlagFunction function) => $"{function.Name}[{string.Join(':', function.Arguments)}]";

    private static string Tuple(Value[] values) =>
        $"({string.Join(", ", values.Select(PythonText.Repr))}{(values.Length == 1 ? "," : "")})";
}
