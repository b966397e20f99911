using Guild.Core.Errors;

namespace Guild.Core.GuildFiles;

/// <summary>A Guild file, read, with everything it inherits and includes resolved. Immutable.</summary>
public sealed record GuildFile
{
    /// <summary>Absolute path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>Absolute path of the file's directory: the project directory.</summary>
    public string Directory => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>MD5 of the file's bytes as lower-case hex: the version in an opref.</summary>
    public required string Digest { get; init; }

    /// <summary>The models, in file order, the anonymous one (name <c>""</c>) included.</summary>
    public required IReadOnlyList<ModelDef> Models { get; init; }

    /// <summary>The <c>package</c> item; <see langword="null"/> when there is none.</summary>
    public PackageDef? Package { get; init; }

    /// <summary>Things to tell the user that stop nothing.</summary>
    public IReadOnlyList<GuildError> Warnings { get; init; } = [];

    /// <summary>The default model (guildfile.md 2.3): the only one, else the first with <c>default: yes</c>; or <see langword="null"/>.</summary>
    public ModelDef? DefaultModel
    {
        get
        {
            var visible = Models.Where(m => !m.IsPrivate).ToList();
            return visible.Count == 1 ? visible[0] : Models.FirstOrDefault(m => m.IsDefault);
        }
    }
}
