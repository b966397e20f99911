namespace Guild.Tool.Commands.Projects.Environments;

/// <summary>The project that <c>guild init --sample</c> writes. It runs as it is, with Python and nothing else.</summary>
internal static class SampleProject
{
    /// <summary>The files.</summary>
    public static IReadOnlyList<(string Name, string Text)> Files { get; } = [("guild.yml", GuildFile), ("train.py", Program)];

    private const string GuildFile = """
        # An operation is something to run. 'guild run train' runs this one.
        train:
          description: Find the minimum of a bowl by walking downhill
          default: yes
          main: train
          flags-import: all
          compare:
            - loss step as steps
            - min loss as best

        """;

    private const string Program = """
        # Global variables are flags: 'guild run train rate=0.2' sets one.
        rate = 0.1
        steps = 20
        start = 3.0

        x = start
        for step in range(1, steps + 1):
            x -= rate * 2 * x
            # Lines like this are scalars: 'guild compare' shows them.
            print("loss: %f (step %i)" % (x * x, step))

        # Files are kept with the run: 'guild ls' lists them.
        with open("result.txt", "w") as f:
            f.write("%f\n" % x)

        """;
}
