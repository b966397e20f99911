namespace Guild.EndToEnd.Tests.Authoring;

/// <summary>A plugin with libraries of its own, managed and native: its package holds them, and the contract stays out.</summary>
public sealed class OwnLibraryTests : AuthoringTest
{
    private const string Code = """
        using Guild.Abstractions;
        using Microsoft.Data.Sqlite;

        [assembly: PluginDescription("acme.sqlite", "Asks SQLite.")]

        [OperationAlias("sqlite", "Ask SQLite.")]
        public sealed class SqliteAlias : IOperationAlias
        {
            public AliasExpansion Expand(AliasInvocation invocation)
            {
                using var connection = new SqliteConnection("Data Source=:memory:");
                connection.Open();
                using var command = connection.CreateCommand();
                command.CommandText = "select 6 * 7";
                return new AliasExpansion("say", [$"text={command.ExecuteScalar()}"]);
            }
        }
        """;

    [Test]
    public void All_that_it_needs_is_in_its_package()
    {
        Project.With("guild.yml", "say: {exec: 'echo ${text}', flags: {text: nothing}}\n");
        Write("Acme.Guild.Sqlite", "ExcludeAssets=\"runtime\"");

        Stranger.DotNet("Acme.Guild.Sqlite", "pack", "-v", "quiet", "-warnaserror");

        var package = Path.Combine(Stranger.Folder, "Acme.Guild.Sqlite", "bin", "Release", "Acme.Guild.Sqlite.1.0.0.nupkg");
        Project.GuildOk("plugins", "verify", package);
        Project.GuildOk("plugins", "install", package);
        Assert.That(Project.GuildOk("sqlite", "-y").Out, Is.EqualTo("42\n"));
    }

    [Test]
    public void A_copy_of_the_contract_stops_the_build()
    {
        Write("Acme.Guild.Copy", "");

        var result = Stranger.TryDotNet("Acme.Guild.Copy", "build", "-v", "quiet");

        Assert.That(result.ExitCode, Is.Not.Zero);
        Assert.That(result.Out, Does.Contain("error GUILD003: Guild.Abstractions would be copied into the plugin").And.Contain("ExcludeAssets=\"runtime\""));
    }

    private static void Write(string name, string contract)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Stranger.Folder, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "Alias.cs"), Code);
        File.WriteAllText(Path.Combine(folder, $"{name}.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Guild.Abstractions" Version="{Stranger.ContractVersion}" {contract} />
                <PackageReference Include="Guild.Abstractions.Build" Version="{Stranger.ContractVersion}" PrivateAssets="all" />
                <PackageReference Include="Microsoft.Data.Sqlite" Version="{SqliteVersion}" />
              </ItemGroup>
            </Project>
            """);
    }

    // One that has been downloaded: guild uses it as well.
    private static string SqliteVersion => System.Xml.Linq.XDocument.Load(Path.Combine(Harness.Tool.RepositoryRoot, "Directory.Packages.props"))
        .Descendants("PackageVersion").First(e => e.Attribute("Include")!.Value == "Microsoft.Data.Sqlite").Attribute("Version")!.Value;
}
