namespace Guild.Core.GuildFiles.Attributes;

/// <summary>Attributes of a package (guildfile.md 16).</summary>
public static class PackageAttributes
{
    /// <summary>The table.</summary>
    public static readonly ItemSchema Schema = new("package", 16);

    public static readonly AttributeSpec Package = Schema.Add(new("package", AttributeShape.Text, "The name."));
    public static readonly AttributeSpec Version = Schema.Add(new("version", AttributeShape.Text, "The version.") { Default = "0.0.0" });
    public static readonly AttributeSpec Description = Schema.Add(new(
        "description", AttributeShape.Text, "What the package is; the first line is the summary."));
    public static readonly AttributeSpec Url = Schema.Add(new("url", AttributeShape.Text, "The project's page.") { IsNeededLater = true });
    public static readonly AttributeSpec Author = Schema.Add(new("author", AttributeShape.Text, "Who made it.") { IsNeededLater = true });
    public static readonly AttributeSpec AuthorEmail = Schema.Add(new("author-email", AttributeShape.Text, "Where to write to.") { IsNeededLater = true });
    public static readonly AttributeSpec License = Schema.Add(new("license", AttributeShape.Text, "The licence.") { IsNeededLater = true });
    public static readonly AttributeSpec Tags = Schema.Add(new("tags", AttributeShape.Texts, "Words to find it by.") { IsNeededLater = true });
    public static readonly AttributeSpec PythonTag = Schema.Add(new("python-tag", AttributeShape.Text, "The tag of a Python wheel.") { IsNeededLater = true });
    public static readonly AttributeSpec PythonRequires = Schema.Add(new(
        "python-requires", AttributeShape.Text, "The version range asked of Python.") { IsNeededLater = true });
    public static readonly AttributeSpec DataFiles = Schema.Add(new(
        "data-files", AttributeShape.Texts, "Globs and directories of files that belong to the package.") { IsNeededLater = true });
    public static readonly AttributeSpec Requires = Schema.Add(new(
        "requires", AttributeShape.Texts, "Packages that it needs.") { Default = "the project's requirements.txt" });
    public static readonly AttributeSpec Packages = Schema.Add(new(
        "packages", AttributeShape.Mapping, "Directories by package name.") { Default = "the packages found", IsNeededLater = true });
}
