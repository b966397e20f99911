namespace Guild.Abstractions;

/// <summary>A place in a text file.</summary>
/// <param name="File">Path of the file, as the user should see it.</param>
/// <param name="Line">Line, from 1; 0 when only the file is known.</param>
/// <param name="Column">Column in characters, from 1; 0 when unknown.</param>
public sealed record SourceLocation(string File, int Line, int Column)
{
    /// <summary>The length in characters of what stands there, for underlining; 1 when unknown.</summary>
    public int Length { get; init; } = 1;

    /// <inheritdoc/>
    public override string ToString() =>
        Line == 0 ? File : Column == 0 ? $"{File}:{Line}" : $"{File}:{Line}:{Column}";
}
