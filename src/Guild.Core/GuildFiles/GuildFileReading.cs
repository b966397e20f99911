using Guild.Core.Errors;

namespace Guild.Core.GuildFiles;

/// <summary>What reading a Guild file gave: all that is wrong with it, and what is odd.</summary>
/// <param name="Path">Absolute path of the file.</param>
/// <param name="File">The file; <see langword="null"/> when it can't be used.</param>
/// <param name="Errors">What keeps it from being used, in file order. Each begins <c>error in PATH: </c>, as Guild AI prints it.</param>
/// <param name="Warnings">Everything worth telling that stops nothing, in file order.</param>
public sealed record GuildFileReading(string Path, GuildFile? File, IReadOnlyList<GuildError> Errors, IReadOnlyList<GuildError> Warnings);
