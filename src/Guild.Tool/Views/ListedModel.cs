using Guild.Core.GuildFiles;

namespace Guild.Tool.Views;

/// <summary>A model of a listing, of the project or of an installed package.</summary>
/// <param name="FullName">As users type it.</param>
/// <param name="Model">The model.</param>
/// <param name="File">The Guild file that defines it.</param>
internal sealed record ListedModel(string FullName, ModelDef Model, GuildFile File);
