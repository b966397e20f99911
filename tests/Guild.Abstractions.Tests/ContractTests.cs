using System.Reflection;

namespace Guild.Abstractions.Tests;

public class ContractTests
{
    private static readonly Assembly Assembly = typeof(Contract).Assembly;

    [Test]
    public void The_assembly_carries_the_contracts_level() =>
        Assert.That(Assembly.GetCustomAttribute<ContractVersionAttribute>()!.Version, Is.EqualTo(Contract.Version));

    [Test]
    public void The_assembly_version_is_the_major_alone()
    {
        // A plugin that carries a copy with a higher version would load with types that match nothing.
        var major = int.Parse(Contract.Version.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);

        Assert.That(Assembly.GetName().Version, Is.EqualTo(new Version(major, 0, 0, 0)));
    }

    [Test]
    public void The_contract_refers_to_the_base_library_alone() =>
        Assert.That(
            Assembly.GetReferencedAssemblies().Select(r => r.Name),
            Has.All.StartsWith("System."));

    [Test]
    public void Nothing_in_the_contract_is_there_to_be_derived_from() =>
        Assert.That(
            Assembly.GetExportedTypes().Where(t => t is { IsClass: true, IsSealed: false } && t != typeof(Value)),
            Is.Empty);

    [Test]
    public void Every_interface_has_its_attribute_or_is_a_service()
    {
        string[] extensionPoints =
            [nameof(IOperationAlias), nameof(IResourceResolver), nameof(IOperationRuntime), nameof(IFlagDiscovery), nameof(IRunObserver)];

        foreach (var point in extensionPoints)
            Assert.That(Assembly.GetType($"Guild.Abstractions.{point[1..]}Attribute"), Is.Not.Null, point);
    }

    [Test]
    public void The_manifests_layout_is_the_builders() =>
        Assert.That(Contract.ManifestSchemaVersion, Is.EqualTo(Guild.Abstractions.Build.ManifestBuilder.SchemaVersion));
}
