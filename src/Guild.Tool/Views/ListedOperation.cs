using Guild.Core.GuildFiles;
using Guild.Core.Operations;

namespace Guild.Tool.Views;

/// <summary>An operation of a listing, of the project or of an installed package.</summary>
/// <param name="FullName">As users type it.</param>
/// <param name="Operation">The operation.</param>
/// <param name="File">The Guild file that defines it.</param>
/// <param name="Package">The package; <see langword="null"/> for the project's own.</param>
internal sealed record ListedOperation(string FullName, OperationDef Operation, GuildFile File, ModelPackage? Package);
