using Guild.Core.Errors;
using Guild.Core.GuildFiles;

namespace Guild.Core.Tests.GuildFiles;

/// <summary>Guild files for tests: text in, what the reader makes of it out.</summary>
internal static class AGuildFile
{
    /// <summary>Reads a text as a project's Guild file, with other files beside it.</summary>
    public static GuildFile With(string text, params (string Name, string Text)[] others) => Within(text, others, path =>
        GuildFileReader.Read(path, new GuildFileReadOptions { ShownAs = "guild.yml" }));

    /// <summary>The only operation of a file with this body.</summary>
    public static OperationDef Operation(string body) => With("op:\n" + Indent(body)).Models[0].Operations.Single();

    /// <summary>The errors of a text that can't be used, without the words in front of them.</summary>
    public static IReadOnlyList<GuildError> Errors(string text, params (string Name, string Text)[] others) => Within(text, others, path =>
    {
        try
        {
            GuildFileReader.Read(path, new GuildFileReadOptions { ShownAs = "guild.yml" });
            return (IReadOnlyList<GuildError>)[];
        }
        catch (GuildException e)
        {
            return [.. e.Errors.Select(x => x with { What = x.What.Replace($"error in {path}: ", "", StringComparison.Ordinal) })];
        }
    });

    /// <summary>What <c>guild check</c> warns of.</summary>
    public static IReadOnlyList<GuildError> Check(string text) => Within(text, [], path =>
        GuildFileReader.Examine(path, new GuildFileReadOptions { ShownAs = "guild.yml", ChecksPatterns = true }).Warnings);

    /// <summary>Reads bytes as a Guild file.</summary>
    public static GuildFile FromBytes(byte[] bytes) => Within(bytes, [], path => GuildFileReader.Read(path, new GuildFileReadOptions { ShownAs = "guild.yml" }));

    private static T Within<T>(string text, (string Name, string Text)[] others, Func<string, T> read) =>
        Within(System.Text.Encoding.UTF8.GetBytes(text), others, read);

    private static T Within<T>(byte[] bytes, (string Name, string Text)[] others, Func<string, T> read)
    {
        var directory = Directory.CreateTempSubdirectory("guild-").FullName;
        try
        {
            foreach (var (name, other) in others)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(directory, name))!);
                File.WriteAllText(Path.Combine(directory, name), other);
            }

            var path = Path.Combine(directory, "guild.yml");
            File.WriteAllBytes(path, bytes);
            return read(path);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static string Indent(string body) => string.Join('\n', body.Split('\n').Select(l => "  " + l));
}
