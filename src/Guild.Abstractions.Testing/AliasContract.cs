using System.Reflection;
using Guild.Plugins.Manifests;
using NUnit.Framework;

namespace Guild.Abstractions.Testing;

/// <summary>What guild relies on in an <see cref="IOperationAlias"/>. Derive, say how to create it, inherit the tests.</summary>
public abstract class AliasContract : ContractFixture
{
    private static readonly string[][] OddWords = [["="], ["a=b", "mlp"], ["mlp", "mlp"], ["@batch.csv"], ["ünï", "λ=β"], [" "]];

    /// <summary>The alias under test, created as guild would.</summary>
    protected abstract IOperationAlias CreateAlias();

    /// <summary>Words that a user may type behind the alias: a model, <c>NAME=VALUE</c> arguments.</summary>
    protected virtual IReadOnlyList<string> ExampleArguments => ["mlp", "epochs=10"];

    /// <summary>The text of a value for an option without choices.</summary>
    protected virtual string ExampleValueOf(string option) => "2";

    /// <summary>The class carries its attribute, with help.</summary>
    [Test]
    public void It_is_declared_with_help()
    {
        var alias = CreateAlias();

        CheckClass(alias);
        foreach (var declared in Declared(alias))
            Assert.That(declared.Help.Trim(), Is.Not.Empty, $"'guild help' shows a line for '{declared.Name}'");
        foreach (var option in Options(alias))
            Assert.That(option.Help.Trim(), Is.Not.Empty, $"'guild {Declared(alias)[0].Name} --help' shows a line for '--{option.Name}'");
    }

    /// <summary>An alias takes all options of <c>guild run</c>, so that none of its own may be called the same.</summary>
    [Test]
    public void No_option_of_its_own_is_one_of_guild_run() =>
        Assert.That(Options(CreateAlias()).Select(o => o.Name).Intersect(RunOptionNames.All), Is.Empty);

    /// <summary>What is typed becomes an operation and its arguments.</summary>
    [Test]
    public void Example_arguments_become_a_run() => ForEachAlias((alias, name) => CheckRun(alias, Typed(name, ExampleArguments)));

    /// <summary><c>guild ALIAS</c> alone is a run, or refused with a message for the user.</summary>
    [Test]
    public void The_bare_command_is_a_run_or_refused_kindly() => ForEachAlias((alias, name) => CheckRunOrRefusal(alias, Typed(name, [])));

    /// <summary>Words that make no sense are a run (the engine will complain), or refused with a message for the user.</summary>
    [Test]
    public void Odd_words_are_a_run_or_refused_kindly() => ForEachAlias((alias, name) =>
    {
        foreach (var words in OddWords)
            CheckRunOrRefusal(alias, Typed(name, words));
    });

    /// <summary>Every declared option is taken, with each of its choices.</summary>
    [Test]
    public void Each_option_can_be_given() => ForEachAlias((alias, name) =>
    {
        foreach (var option in Options(alias))
        {
            string[] values = option.ValueName.Length == 0 ? [""] : option.Choices.Length > 0 ? option.Choices : [ExampleValueOf(option.Name)];
            foreach (var value in values)
                CheckRun(alias, Typed(name, ExampleArguments) with { Options = Given(option.Name, value) });
            if (option.Repeatable)
                CheckRun(alias, Typed(name, ExampleArguments) with { Options = Given(option.Name, [values[0], values[^1]]) });
        }
    });

    /// <summary>guild itself checks choices; any other text that a user types must not break the plugin.</summary>
    [Test]
    public void An_odd_value_of_an_option_is_a_run_or_refused_kindly() => ForEachAlias((alias, name) =>
    {
        foreach (var option in Options(alias).Where(o => o.ValueName.Length > 0 && o.Choices.Length == 0))
        {
            foreach (var value in new[] { "", "-1", "none", "1e99", "a b", "'\"" })
                CheckRunOrRefusal(alias, Typed(name, ExampleArguments) with { Options = Given(option.Name, value) });
        }
    });

    /// <summary>The same words always mean the same run: guild may ask twice.</summary>
    [Test]
    public void It_is_pure() => ForEachAlias((alias, name) =>
    {
        var first = alias.Expand(Typed(name, ExampleArguments));
        var second = CreateAlias().Expand(Typed(name, ExampleArguments));

        Assert.That((second.Operation, string.Join('\n', second.Arguments)), Is.EqualTo((first.Operation, string.Join('\n', first.Arguments))));
    });

    /// <summary>Standard output belongs to guild.</summary>
    [Test]
    public Task It_prints_nothing() => PrintsNothing(() =>
    {
        ForEachAlias((alias, name) => alias.Expand(Typed(name, ExampleArguments)));
        return Task.CompletedTask;
    });

    private static AliasInvocation Typed(string alias, IReadOnlyList<string> words) => new() { Alias = alias, Arguments = words };

    private static Dictionary<string, IReadOnlyList<string>> Given(string option, params string[] values) => new() { [option] = values };

    private static IReadOnlyList<OperationAliasAttribute> Declared(IOperationAlias alias)
    {
        AttributeOf<OperationAliasAttribute>(alias);
        return [.. alias.GetType().GetCustomAttributes<OperationAliasAttribute>()];
    }

    private static IReadOnlyList<AliasOptionAttribute> Options(IOperationAlias alias) => [.. alias.GetType().GetCustomAttributes<AliasOptionAttribute>()];

    private static void CheckRunOrRefusal(IOperationAlias alias, AliasInvocation typed)
    {
        try
        {
            CheckRun(alias, typed);
        }
        catch (AliasException refusal)
        {
            Assert.That(refusal.Message.Trim(), Is.Not.Empty, "a refusal says what is wrong");
        }
    }

    private static void CheckRun(IOperationAlias alias, AliasInvocation typed)
    {
        var run = alias.Expand(typed);

        Assert.That(run, Is.Not.Null);
        Assert.That(run.Operation, Is.Not.Null.And.Not.Empty, "the operation to run");
        Assert.That(run.Arguments, Is.Not.Null.And.None.Null);
        foreach (var word in run.Arguments.Where(w => w.StartsWith("--", StringComparison.Ordinal) && w.Length > 2))
            Assert.That(RunOptionNames.All, Does.Contain(word[2..].Split('=')[0]), $"'{word}' is no option of 'guild run'");
    }

    private void ForEachAlias(Action<IOperationAlias, string> check)
    {
        var alias = CreateAlias();
        foreach (var declared in Declared(alias))
            check(alias, declared.Name);
    }
}
