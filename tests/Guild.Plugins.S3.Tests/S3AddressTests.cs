using FsCheck;
using FsCheck.Fluent;
using Guild.Abstractions;

namespace Guild.Plugins.S3.Tests;

public class S3AddressTests
{
    [TestCase("s3://data/a/b.csv", "data", "a/b.csv", "b.csv", false)]
    [TestCase("S3://data/a/b.csv", "data", "a/b.csv", "b.csv", false)]
    [TestCase("data/a/b.csv", "data", "a/b.csv", "b.csv", false)]
    [TestCase("//data/a/b.csv", "data", "a/b.csv", "b.csv", false)]
    [TestCase("s3://data/a/", "data", "a/", "a", true)]
    [TestCase("s3://data", "data", "", "data", true)]
    [TestCase("s3://data/", "data", "", "data", true)]
    [TestCase("s3://data/what?.csv", "data", "what?.csv", "what?.csv", false)]
    [TestCase("s3://data/a b/ü.csv", "data", "a b/ü.csv", "ü.csv", false)]
    public void Bucket_key_and_name_are_read(string text, string bucket, string key, string name, bool isPrefix)
    {
        var address = S3Address.Parse(text);

        Assert.That((address.Bucket, address.Key, address.Name, address.IsPrefix), Is.EqualTo((bucket, key, name, isPrefix)));
    }

    [TestCase("s3://data/x?versionId=3HL4%2Fk", "3HL4/k", false)]
    [TestCase("s3://data/x?requestPayer=requester", null, true)]
    [TestCase("s3://data/x?versionId=1&requestPayer=requester", "1", true)]
    [TestCase("s3://data/x?requestPayer=requester&versionId=1", "1", true)]
    public void Version_and_payer_are_read(string text, string? version, bool pays)
    {
        var address = S3Address.Parse(text);

        Assert.That((address.Key, address.VersionId, address.RequesterPays), Is.EqualTo(("x", version, pays)));
    }

    [TestCase("s3://", "'s3://' names no bucket")]
    [TestCase("", "'' names no bucket")]
    [TestCase("s3:///x", "'s3:///x' names no bucket")]
    [TestCase("s3://KEY:SECRET@data/x", "names no bucket")]
    [TestCase("s3://data/a/?versionId=1", "gives a version to a prefix")]
    [TestCase("s3://data/x?requestPayer=me", "requestPayer is 'me'")]
    [TestCase("s3://data/a/..", "'..' in 's3://data/a/..' can't be the name of a file")]
    [TestCase("s3://data/a/../", "'..' in 's3://data/a/../' can't be the name of a file")]
    [TestCase("s3://data/a\\b", "can't be the name of a file")]
    public void What_is_no_address_is_refused_with_a_remedy(string text, string message)
    {
        var error = Assert.Throws<ResolveException>(() => S3Address.Parse(text))!;

        Assert.That(error.Message, Does.Contain(message));
        Assert.That(error.Remedy, Is.Not.Empty);
    }

    [Test]
    public void Whatever_is_read_has_a_name_that_is_a_file_name_and_is_read_again_from_its_text()
    {
        var part = Gen.Elements("a", "..", ".", "", "b c", "?", "x?versionId=1", "&", "=", "ü", "%2F");
        Prop.ForAll(Gen.ArrayOf(part).Select(p => "s3://data/" + string.Join('/', p)).ToArbitrary(), text =>
        {
            S3Address address;
            try
            {
                address = S3Address.Parse(text);
            }
            catch (ResolveException)
            {
                return true;
            }

            return address.Name.Length > 0 && Path.GetFileName(address.Name) == address.Name && address.Name is not ("." or "..")
                && S3Address.Parse(address.Text) is var again && again.Bucket == address.Bucket && (again.Key == address.Key || address.Key.Contains('?', StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();
    }
}
