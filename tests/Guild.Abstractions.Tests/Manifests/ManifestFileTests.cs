using FsCheck;
using FsCheck.Fluent;
using Guild.Plugins.Manifests;

namespace Guild.Abstractions.Tests.Manifests;

public class ManifestFileTests
{
    [Test]
    public void A_manifest_reads_back_as_it_was_written()
    {
        var word = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => new string([.. s.Get.Where(c => !char.IsSurrogate(c))]));
        var words = Gen.ListOf(word).Select(l => (IReadOnlyList<string>)l.Take(3).ToList());
        var option =
            from name in word
            from help in word
            from valueName in word
            from repeatable in ArbMap.Default.GeneratorFor<bool>()
            from choices in words
            select new ManifestOption(name, help) { ValueName = valueName, IsRepeatable = repeatable, Choices = choices };
        var contribution =
            from kind in Gen.Elements(
                ContributionKind.Alias, ContributionKind.Resolver, ContributionKind.Runtime, ContributionKind.Discovery, ContributionKind.Observer)
            from name in word
            from type in word
            from help in word
            from lists in words.Four()
            from options in Gen.ListOf(option)
            select new ManifestContribution(kind, name, type)
            {
                Help = help,
                Schemes = lists.Item1,
                Attributes = lists.Item2,
                Extensions = lists.Item3,
                MainPrefixes = lists.Item4,
                Options = [.. options.Take(2)],
            };
        var manifest =
            from name in word
            from version in word
            from description in word
            from contributions in Gen.ListOf(contribution)
            select new PluginManifest
            {
                SchemaVersion = 1,
                Name = name,
                Version = version,
                ContractVersion = "1.0",
                Assembly = name + ".dll",
                Description = description,
                Contributions = [.. contributions.Take(3)],
            };

        // Records compare their lists by reference, so the written forms are compared.
        Check.QuickThrowOnFailure(Prop.ForAll(
            manifest.ToArbitrary(),
            m => ManifestWriter.Write(ManifestReader.Read(ManifestWriter.Write(m))).SequenceEqual(ManifestWriter.Write(m))));
    }
}
