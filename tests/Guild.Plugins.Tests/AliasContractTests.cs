using Guild.Abstractions;
using Guild.Abstractions.Testing;
using Guild.Plugins.Aliases;

namespace Guild.Plugins.Tests;

/// <summary>What every alias is tested for, on our own.</summary>
[TestFixture(typeof(TrainAlias))]
[TestFixture(typeof(EvaluateAlias))]
[TestFixture(typeof(FinetuneAlias))]
[TestFixture(typeof(PrepareAlias))]
[TestFixture(typeof(GenerateAlias))]
public sealed class AliasContractTests<T> : AliasContract
    where T : IOperationAlias, new()
{
    protected override IOperationAlias CreateAlias() => new T();
}
