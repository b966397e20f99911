using Guild.Abstractions;
using Guild.Core.Scalars;

namespace Guild.Core.Runs.Index.Rows;

/// <summary>A run as the index has it, as bytes: a hundred thousand of these fit into memory.</summary>
/// <param name="directory">The run's directory.</param>
/// <param name="opRefText">The text of the opref.</param>
/// <param name="opRef">What the run was made from.</param>
/// <param name="bytes">The details.</param>
internal sealed class PackedRun(RunDirectory directory, string opRefText, OpRef? opRef, byte[] bytes) : KnownRun
{
    public override RunDirectory Directory => directory;

    public override string OpRefText => opRefText;

    public override OpRef? OpRef => opRef;

    public override RunState? State => new RunState(Details.Status);

    public override RunScalars? Scalars => Details.Scalars;

    private RunDetails Details => new(bytes);

    public override bool TryAttribute(string name, out Value? value) => Details.TryAttribute(name, out value);

    public override Value? Flag(string name) => Details.Entry("flags", name);

    public override Value? OperationAttribute(string name) => Details.Entry("opdef_attrs", name);

    public override string? LoggedText(string name) => Scalars?.FindText(name);

    public override double? LastScalar(string key) => Scalars?.Find(key)?.Last.Value;
}
