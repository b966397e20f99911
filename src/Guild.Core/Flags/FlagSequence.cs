using System.Globalization;
using Guild.Abstractions;
using Guild.Core.Text;

namespace Guild.Core.Flags;

/// <summary>The sequence functions: <c>range[1:3]</c>, <c>linspace[0:1:3]</c>, <c>logspace[0:2:3]</c>, <c>geomspace[1:100:3]</c> (cli.md B.6.3).</summary>
internal static class FlagSequence
{
    // More trials than anybody means; it keeps 'range[1:1e12]' from claiming all memory.
    private const double MostValues = 1_000_000;

    /// <summary>The functions that are sequences.</summary>
    public static IReadOnlyList<string> Names { get; } = ["range", "linspace", "logspace", "geomspace"];

    /// <summary>Whether the function is a sequence.</summary>
    public static bool IsSequence(string name) => Names.Contains(name);

    /// <summary>How a sequence is written.</summary>
    public static string Usage(string name) => name switch
    {
        "range" => "range[START:END:STEP]",
        "logspace" => "logspace[START:END:COUNT:BASE]",
        _ => $"{name}[START:END:COUNT]",
    };

    /// <summary>Why the function isn't a sequence of values although its name says so; <see langword="null"/> when it is one, or has another name.</summary>
    public static string? Problem(FlagFunction function)
    {
        if (!IsSequence(function.Name))
            return null;
        Expand(function, out var problem, out _);
        return problem;
    }

    /// <summary>The sequence's values; <see langword="null"/> and a problem when the arguments are wrong.</summary>
    public static ListValue? Expand(FlagFunction function, out string? problem, out bool hasExtraArguments)
    {
        var most = function.Name == "logspace" ? 4 : 3;
        hasExtraArguments = function.Arguments.Count > most;
        problem = null;
        var arguments = new List<Value>();
        foreach (var text in function.Arguments.Take(most))
        {
            if (FlagDecoder.TryNumber(text) is not { } number)
            {
                problem = $"'{text}' is not a number";
                return null;
            }

            arguments.Add(number);
        }

        if (arguments.Count < (function.Name == "range" ? 1 : 2))
        {
            problem = $"{function.Name} requires START:END";
            return null;
        }

        var values = function.Name == "range" ? Range(arguments, out problem) : Spaced(function.Name, arguments, out problem);
        return values is null ? null : new ListValue([.. values]);
    }

    private static IEnumerable<Value>? Range(List<Value> arguments, out string? problem)
    {
        // range[N] counts from 0; otherwise the end is part of the range.
        var start = arguments.Count == 1 ? 0 : Number(arguments[0]);
        var step = arguments.Count > 2 ? Number(arguments[2]) : 1;
        var end = arguments.Count == 1 ? Number(arguments[0]) : Number(arguments[1]) + Math.Min(step, 1);
        var count = Math.Ceiling((end - start) / step);
        problem = step == 0 ? "the step is 0" : !double.IsFinite(count) ? "the range has no end" : TooMany(count);
        if (problem is not null)
            return null;
        var isInteger = arguments.TrueForAll(a => a is IntegerValue);
        return Enumerable.Range(0, (int)Math.Max(count, 0))
            .Select(i => start + (i * step))
            .Select(n => isInteger ? Value.Of((long)n) : Value.Of(Round(n)));
    }

    private static IEnumerable<Value>? Spaced(string name, List<Value> arguments, out string? problem)
    {
        var start = Number(arguments[0]);
        var end = Number(arguments[1]);
        var count = arguments.Count > 2 ? Number(arguments[2]) : 5;
        problem = count != Math.Floor(count) || count < 0 ? $"'{FlagNumberText(arguments[2])}' is not a count"
            : name == "geomspace" && (start == 0 || end == 0 || start < 0 != end < 0) ? "geomspace needs two numbers of one sign, not 0"
            : TooMany(count);
        if (problem is not null)
            return null;
        var last = (int)count - 1;
        var numbers = Enumerable.Range(0, (int)count).Select(i => last == 0 ? 0 : (double)i / last);
        var logBase = arguments.Count > 3 ? Number(arguments[3]) : 10;
        return (name switch
        {
            "logspace" => numbers.Select(part => Math.Pow(logBase, Between(start, end, part))),
            "geomspace" => numbers.Select(part => part >= 1 ? end : start * Math.Pow(end / start, part)),
            _ => numbers.Select(part => Between(start, end, part)),
        }).Select(n => Value.Of(Round(n)));
    }

    private static double Between(double start, double end, double part) => part >= 1 ? end : start + ((end - start) * part);

    private static string? TooMany(double count) => count > MostValues ? $"more than {MostValues} values" : null;

    private static double Number(Value value) => value is IntegerValue integer ? (double)integer.Number : ((FloatValue)value).Number;

    private static string FlagNumberText(Value value) => FlagText.Format(value);

    // 0.1 + 0.2 is shown as 0.3; numbers too small for eight decimals stay as they are.
    private static double Round(double number) => Math.Abs(number) > 1e-8 && Math.Abs(number) < 1e15
        ? double.Parse(ExactDecimal.Fixed(number, 8), CultureInfo.InvariantCulture)
        : number;
}
