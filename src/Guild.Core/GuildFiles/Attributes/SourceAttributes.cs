namespace Guild.Core.GuildFiles.Attributes;

/// <summary>Attributes of a source (guildfile.md 10.3, 10.4). Plugins add source keys.</summary>
public static class SourceAttributes
{
    /// <summary>The table. Keys of plugins join those that decide a source's type.</summary>
    public static readonly ItemSchema Schema = new("source", 34) { IsOpen = true };

    public static readonly AttributeSpec File = Schema.Add(new(
        "file", AttributeShape.Text, "A file, directory or archive; relative to the project."));
    public static readonly AttributeSpec Url = Schema.Add(new("url", AttributeShape.Text, "A file or archive that is downloaded, and kept."));
    public static readonly AttributeSpec Operation = Schema.Add(new(
        "operation", AttributeShape.Text, "Files of a run of this operation; several are separated by commas."));
    public static readonly AttributeSpec Config = Schema.Add(new(
        "config", AttributeShape.Text, "A YAML, JSON or INI file of which a copy with flag values is made."));
    public static readonly AttributeSpec Module = Schema.Add(new("module", AttributeShape.Text, "A Python module that must be importable."));

    public static readonly AttributeSpec Name = Schema.Add(new("name", AttributeShape.Text, "The name in messages."));
    public static readonly AttributeSpec FlagName = Schema.Add(new(
        "flag-name", AttributeShape.Text | AttributeShape.Boolean, "The flag that overrides the source; 'no' for none."));
    public static readonly AttributeSpec TargetPath = Schema.Add(new(
        "target-path", AttributeShape.Text, "Sub-directory of the run directory."));
    public static readonly AttributeSpec Path = Schema.Add(new(
        "path", AttributeShape.Text, "Second name of 'target-path'.") { RenamedTo = TargetPath, IsAlias = true });
    public static readonly AttributeSpec TargetType = Schema.Add(new(
        "target-type", AttributeShape.Text, "How files get into the run directory.")
    {
        Default = "link for operations, copy for others",
        Allowed = ["copy", "link"],
    });
    public static readonly AttributeSpec Unpack = Schema.Add(new(
        "unpack", AttributeShape.Boolean, "Whether an archive is unpacked.") { Default = "the resource's default-unpack" });
    public static readonly AttributeSpec Type = Schema.Add(new(
        "type", AttributeShape.Text, "The archive's type, where the name doesn't tell.") { Allowed = ["zip", "tar", "gzip"] });
    public static readonly AttributeSpec UnpackLimit = Schema.Add(new(
        "unpack-limit", AttributeShape.Scalar, "Size up to which an archive may expand in any case, as in '20 GiB'; 'no' for none.") { Default = "1 GiB" });
    public static readonly AttributeSpec UnpackRatio = Schema.Add(new(
        "unpack-ratio", AttributeShape.Number | AttributeShape.Text, "Beyond that, how many times its own size an archive may expand to.") { Default = "100" });
    public static readonly AttributeSpec Select = Schema.Add(new(
        "select", AttributeShape.Texts, "Regular expressions for the paths that are taken."));
    public static readonly AttributeSpec SelectMin = Schema.Add(new(
        "select-min", AttributeShape.Texts, "As 'select', but only the match whose first group is the smallest number."));
    public static readonly AttributeSpec SelectMax = Schema.Add(new(
        "select-max", AttributeShape.Texts, "As 'select', but only the match whose first group is the largest number."));
    public static readonly AttributeSpec Rename = Schema.Add(new(
        "rename", AttributeShape.Text | AttributeShape.List | AttributeShape.Mapping, "How base names change: 'PATTERN REPL'.")
    {
        Items = RenameAttributes.Schema,
        Entries = AttributeShape.Text,
    });
    public static readonly AttributeSpec Sha256 = Schema.Add(new("sha256", AttributeShape.Text, "The digest of the file, in hex."));
    public static readonly AttributeSpec PreservePath = Schema.Add(new(
        "preserve-path", AttributeShape.Boolean, "Whether the path relative to the project is kept.") { Default = "no" });
    public static readonly AttributeSpec WarnIfEmpty = Schema.Add(new(
        "warn-if-empty", AttributeShape.Boolean, "Whether nothing selected is worth a warning.") { Default = "yes" });
    public static readonly AttributeSpec FailIfEmpty = Schema.Add(new(
        "fail-if-empty", AttributeShape.Boolean, "Whether nothing selected is an error.") { Default = "no" });
    public static readonly AttributeSpec Optional = Schema.Add(new(
        "optional", AttributeShape.Boolean, "Whether the run goes on without the source.") { Default = "no" });
    public static readonly AttributeSpec ReplaceExisting = Schema.Add(new(
        "replace-existing", AttributeShape.Boolean, "Whether an existing target is replaced.") { Default = "no" });
    public static readonly AttributeSpec AlwaysResolve = Schema.Add(new(
        "always-resolve", AttributeShape.Boolean, "Whether the source is resolved again on restart.") { Default = "no" });
    public static readonly AttributeSpec Params = Schema.Add(new(
        "params", AttributeShape.Mapping, "Values applied to a 'config' source before flags."));
    public static readonly AttributeSpec Help = Schema.Add(new("help", AttributeShape.Text, "Text printed when the source can't be resolved."));
    public static readonly AttributeSpec PostProcess = Schema.Add(new(
        "post-process", AttributeShape.Text, "A shell command run once after resolving."));

    public static readonly AttributeSpec OldResolutionHelp = Schema.AddOld("resolution-help", "2018", Help);

    /// <summary>The keys that say what a source is without any plugin, sorted.</summary>
    public static IReadOnlyList<string> Keys { get; } = [Config.Name, File.Name, Module.Name, Operation.Name, Url.Name];
}
