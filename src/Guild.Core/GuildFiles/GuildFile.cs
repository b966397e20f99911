using Guild.Core.Hashing;
using Guild.Core.Errors;
using Guild.Core.GuildFiles.Reading;

namespace Guild.Core.GuildFiles;

/// <summary>A Guild file, read, with everything it inherits and includes resolved. Immutable.</summary>
public sealed record GuildFile
{
    /// <summary>Absolute path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>Absolute path of the file's directory: the project directory.</summary>
    public string Directory => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>MD5 of the file's bytes as lower-case hex: the version in an opref.</summary>
    public string Digest
    {
        // Computed when first asked for: listings don't need it.
        get => field ??= Md5Hash.Of(Content.Span);
        init;
    }

    /// <summary>The file's bytes.</summary>
    internal ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>The models, in file order, the anonymous one (name <c>""</c>) included.</summary>
    public required IReadOnlyList<ModelDef> Models { get; init; }

    /// <summary>The <c>package</c> item; <see langword="null"/> when there is none.</summary>
    public PackageDef? Package { get; init; }

    /// <summary>Everything worth telling about the file that stops nothing, in file order: what <c>guild check</c> shows.</summary>
    public IReadOnlyList<GuildError> Warnings { get; init; } = [];

    /// <summary>Those of <see cref="Warnings"/> that every command shows which reads the file, as Guild AI does.</summary>
    public IReadOnlyList<GuildError> AnnouncedWarnings { get; init; } = [];

    /// <summary>Absolute paths of the directories of packages that models extend: further places for files and modules.</summary>
    public IReadOnlyList<string> ParentDirectories { get; init; } = [];

    /// <summary>Absolute paths of all files that decided what it holds: its own, those that it includes, those of packages that models extend.</summary>
    public IReadOnlyList<string> FilesRead { get; init; } = [];

    /// <summary>The items as they were written, those of included files in their places.</summary>
    internal IReadOnlyList<GuildFileItem> Items { get; init; } = [];

    /// <summary>The model of this name, or <see langword="null"/>.</summary>
    public ModelDef? FindModel(string name)
    {
        foreach (var model in Models)
        {
            if (model.Name == name)
                return model;
        }

        return null;
    }

    /// <summary>
    /// The resource that a reference means (<c>NAME</c> in the model itself, <c>MODEL:NAME</c>), or <see langword="null"/>. For references
    /// that are known only when flags are: <c>requires: ${flag}</c>.
    /// </summary>
    public ResourceDef? FindResource(string modelName, string reference)
    {
        var colon = reference.IndexOf(':', StringComparison.Ordinal);
        var model = FindModel(colon < 0 ? modelName : reference[..colon]);
        return model?.FindResource(reference[(colon + 1)..]);
    }

    /// <summary>
    /// The default model (guildfile.md 2.3): the only one, hidden ones not counted where there are others, else the first with
    /// <c>default: yes</c>; or <see langword="null"/>.
    /// </summary>
    public ModelDef? DefaultModel
    {
        get
        {
            var visible = Models.Where(m => !m.IsPrivate).ToList();
            return visible.Count == 1 ? visible[0]
                : Models.Count == 1 ? Models[0]
                : Models.FirstOrDefault(m => m.IsDefault);
        }
    }
}
