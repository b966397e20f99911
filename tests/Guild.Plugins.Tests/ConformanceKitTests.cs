using Guild.Abstractions;
using Guild.Abstractions.Testing;
using NUnit.Framework.Internal;

namespace Guild.Plugins.Tests;

/// <summary>The conformance tests notice what they are for: each of these plugins has one fault.</summary>
public class ConformanceKitTests
{
    [TestCase("none", nameof(ResolverContract.It_is_declared_with_help), true)]
    [TestCase("relative", nameof(ResolverContract.An_existing_source_becomes_an_absolute_path_that_exists), false)]
    [TestCase("missing", nameof(ResolverContract.A_missing_source_is_refused_with_a_message), false)]
    [TestCase("digest", nameof(ResolverContract.A_digest_is_that_of_the_file), false)]
    [TestCase("cached", nameof(ResolverContract.It_says_truly_whether_the_file_is_cached), false)]
    [TestCase("writes", nameof(ResolverContract.It_changes_nothing_in_the_project), false)]
    [TestCase("prints", nameof(ResolverContract.It_prints_nothing), false)]
    [TestCase("hangs", nameof(ResolverContract.Resolving_again_gives_the_same), false)]
    public void A_faulty_resolver_fails(string fault, string test, bool passes)
    {
        var fixture = new Resolvers(fault);

        Assert.That(Passes(fixture, test), Is.EqualTo(passes));
    }

    [TestCase("none", nameof(AliasContract.Each_option_can_be_given), true)]
    [TestCase("throws", nameof(AliasContract.The_bare_command_is_a_run_or_refused_kindly), false)]
    [TestCase("value", nameof(AliasContract.An_odd_value_of_an_option_is_a_run_or_refused_kindly), false)]
    [TestCase("option", nameof(AliasContract.Example_arguments_become_a_run), false)]
    [TestCase("random", nameof(AliasContract.It_is_pure), false)]
    [TestCase("prints", nameof(AliasContract.It_prints_nothing), false)]
    public void A_faulty_alias_fails(string fault, string test, bool passes) => Assert.That(Passes(new Aliases(fault), test), Is.EqualTo(passes));

    private static bool Passes(ContractFixture fixture, string test)
    {
        fixture.MakeTestDirectory();
        using (new TestExecutionContext.IsolatedContext())
        {
            try
            {
                (fixture.GetType().GetMethod(test)!.Invoke(fixture, []) as Task)?.GetAwaiter().GetResult();
                return true;
            }
            catch (Exception)
            {
                return false;
            }
            finally
            {
                fixture.DeleteTestDirectory();
            }
        }
    }

    // NUnit runs it too, with the plugin that has no fault.
    [TestFixture("none")]
    private sealed class Resolvers(string fault) : ResolverContract
    {
        protected override TimeSpan Patience => TimeSpan.FromSeconds(fault == "hangs" ? 0.2 : 30);

        protected override Source ExistingSource
        {
            get
            {
                File.WriteAllText(Path.Combine(SearchDirectory, "a.csv"), "1\n");
                return new Source("shelf", "a.csv");
            }
        }

        protected override Source MissingSource => new("shelf", "none.csv");

        protected override IResourceResolver CreateResolver() => new Resolver(fault);
    }

    [TestFixture("none")]
    private sealed class Aliases(string fault) : AliasContract
    {
        protected override IOperationAlias CreateAlias() => new Alias(fault);
    }

    [ResourceResolver("shelf", "Files.")]
    private sealed class Resolver(string fault = "none") : IResourceResolver
    {
        public async Task<ResolvedSource> ResolveAsync(Source source, ResolveContext context, CancellationToken cancel)
        {
            var path = Path.Combine(context.SearchDirectories[0], source.Address);
            if (!File.Exists(path) && fault != "missing")
                throw new ResolveException($"no {source.Address}");
            if (fault == "writes")
                await File.WriteAllTextAsync(path + ".log", "was here", cancel);
            if (fault == "prints")
                Console.WriteLine("look");
            if (fault == "hangs")
                await Task.Delay(Timeout.Infinite, cancel);
            return new ResolvedSource(fault == "relative" ? source.Address : path)
            {
                Sha256 = fault == "digest" ? new string('0', 64) : null,
                IsCached = fault == "cached",
            };
        }
    }

    [OperationAlias("nightly", "Train.")]
    [AliasOption("nodes", "Nodes.", ValueName = "N")]
    private sealed class Alias(string fault = "none") : IOperationAlias
    {
        public AliasExpansion Expand(AliasInvocation invocation)
        {
            if (fault == "prints")
                Console.WriteLine("look");
            var operation = fault == "throws" ? invocation.Arguments[0] : "train";
            if (invocation.Options.TryGetValue("nodes", out var nodes) && fault == "value")
                operation += int.Parse(nodes[0], null);
            return new AliasExpansion(operation, fault switch
            {
                "option" => ["--nowhere"],
                "random" => [$"a={Guid.NewGuid()}"],
                _ => [],
            });
        }
    }
}
