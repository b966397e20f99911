using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.Text;

namespace Guild.Core.Flags;

/// <summary>Checks values against definitions, with the original's messages (guildfile.md 7.3, cli.md B.6.5).</summary>
internal sealed class FlagCheck(IReadOnlyList<FlagDef> flags, FlagBindingOptions options)
{
    /// <summary>Refuses flags that the operation doesn't have.</summary>
    public void RefuseUnknown(IEnumerable<string> names)
    {
        var errors = new List<GuildError>();
        foreach (var name in names)
        {
            if (flags.Any(f => f.Name == name))
                continue;
            errors.Add(new GuildError(
                $"unsupported flag '{name}'\n"
                + $"Try 'guild run {options.OperationText} --help-op' for a list of flags or use --force-flags to skip this check.")
            {
                Fix = NearestName.Hint(name, flags.SelectMany(f => f.Alias is { } alias ? [f.Name, alias] : (string[])[f.Name])),
            });
        }

        ThrowIfAny(errors);
    }

    /// <summary>Checks values, then whether the required ones are there.</summary>
    /// <param name="values">The values, by flag.</param>
    /// <param name="exempt">The flags whose values are not checked.</param>
    public void Check(Dictionary<string, Value> values, HashSet<string> exempt)
    {
        var errors = new List<GuildError>();
        foreach (var flag in flags.Where(f => !exempt.Contains(f.Name)))
        {
            var value = values[flag.Name];
            foreach (var item in value is ListValue list ? list.Items : [value])
            {
                if (Check(flag, item) is not { } error)
                    continue;
                errors.Add(error);
                break;
            }
        }

        ThrowIfAny(errors);
        var missing = flags.Where(f => f.IsRequired && !exempt.Contains(f.Name) && values[f.Name] is NullValue or TextValue { Text.Length: 0 }).ToList();
        if (missing.Count > 0)
            throw new GuildException(Missing(missing));
    }

    /// <summary>The error for a value that a flag can't have.</summary>
    public GuildError Invalid(FlagDef flag, Value value, string reason) =>
        new($"invalid value {PythonText.Str(value)} for {flag.Name}: {reason}") { Fix = Expected(flag), Where = flag.Location };

    private GuildError? Check(FlagDef flag, Value value)
    {
        if (value.IsNull || value is TextValue function && FlagFunction.IsFunction(function.Text))
            return null;
        if (flag.Choices.Count > 0 && !flag.AllowsOther && !PythonEquality.IsFalsy(value) && FlagChoices.Find(flag, value) is null)
            return Unsupported(flag);
        if (flag.Type == "existing-path" && value is TextValue { Text.Length: > 0 } path && !options.PathExists(path.Text))
            return Invalid(flag, value, $"{path.Text} does not exist");
        if (value is not (IntegerValue or FloatValue) || PythonEquality.Number(value) is not { } number)
            return null;
        if (PythonEquality.Number(flag.Min) is { } min && number < min)
            return Invalid(flag, value, $"out of range (less than min {PythonText.Str(flag.Min)})");
        if (PythonEquality.Number(flag.Max) is { } max && number > max)
            return Invalid(flag, value, $"out of range (greater than max {PythonText.Str(flag.Max)})");
        return null;
    }

    private static GuildError Unsupported(FlagDef flag) => new(
        $"Unsupported value for '{flag.Name}' - supported values are:\n\n"
        + Rows(flag.Choices.Select(c => (FlagText.Format(c.Alias.IsNull ? c.Value : c.Alias), c.Description)))
        + "\nRun the command again using one of these options.") { IsBare = true };

    private GuildError Missing(List<FlagDef> missing) => new(
        "Operation requires the following missing flags:\n\n"
        + Rows(missing.Select(f => (f.Name, f.Description)))
        + $"\nRun the command again with these flags or try 'guild run {options.OperationText} --help-op' for help.") { IsBare = true };

    private static string Rows(IEnumerable<(string Name, string Description)> rows)
    {
        var all = rows.ToList();
        var width = all.Max(r => r.Name.Length);
        return string.Concat(all.Select(r => $"  {r.Name.PadRight(width)}  {FirstLine(r.Description)}\n"));
    }

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd();

    // give 'lr' a number from 0.0 to 1.0
    private static string? Expected(FlagDef flag)
    {
        var range = (flag.Min.IsNull, flag.Max.IsNull) switch
        {
            (false, false) => $" from {FlagText.Format(flag.Min)} to {FlagText.Format(flag.Max)}",
            (false, true) => $" of {FlagText.Format(flag.Min)} or more",
            (true, false) => $" of {FlagText.Format(flag.Max)} or less",
            _ => "",
        };
        var kind = flag.Type switch
        {
            "int" => "an integer",
            "float" => "a number",
            "number" => "a number",
            "boolean" => "yes or no",
            "existing-path" => "the path of a file or directory that exists",
            _ => range.Length > 0 ? "a number" : null,
        };
        return kind is null ? null : $"give '{flag.Name}' {kind}{range}";
    }

    private static void ThrowIfAny(List<GuildError> errors)
    {
        if (errors.Count > 0)
            throw new GuildException(errors);
    }
}
