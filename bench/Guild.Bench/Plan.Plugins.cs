namespace Guild.Bench;

/// <content>What plugins that a command doesn't need cost it, and what a press of Tab costs.</content>
internal sealed partial class Plan
{
    private IEnumerable<Limit> PluginLimits(string guild, Command version, SampleProjects projects)
    {
        string[] many = [$"GUILD_PLUGIN_HOME={projects.ManyPlugins}"];
        var manyVersion = Add(projects.Scripts, "guild --version, 50 plugins installed", many, guild, "--version");
        var train = Add(projects.Alias, "guild train net -y", guild, "train", "net", "-y");
        var manyTrain = Add(projects.Alias, "guild train net -y, 50 plugins installed", many, guild, "train", "net", "-y");
        return
        [
            new("guild --version with 50 plugins installed", () => manyVersion.Median / version.Median, 1.15, "x"),
            new("guild train net -y with 50 plugins installed", () => manyTrain.Median / train.Median, 1.25, "x"),
            new("one plugin that is not needed", () => (manyTrain.Median - train.Median) / SampleProjects.PluginCount, 1, "ms"),
        ];
    }

    private IEnumerable<Limit> CompletionLimits(string guild, Command version, SampleProjects projects)
    {
        string[] asks = ["_GUILD_COMPLETE=bash"];
        List<Limit> limits = [];
        foreach (var (what, words) in new (string, string[])[]
        {
            ("commands and aliases", ["tra"]),
            ("models", ["train", "net"]),
            ("operations", ["run", "net-4:"]),
            ("flags", ["run", "net-4:train", ""]),
            ("choices", ["run", "net-4:train", "mode="]),
        })
        {
            var command = Add(projects.Typical, $"completion of {what}", asks, guild, words);
            limits.Add(new Limit($"completion of {what}", () => command.Median / version.Median, 1.5, "x --version"));
        }

        return limits;
    }
}
