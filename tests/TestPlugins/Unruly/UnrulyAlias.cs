using Guild.Abstractions;

namespace Unruly;

[OperationAlias("prints", "Prints to standard output.")]
[OperationAlias("exits", "Ends the process.")]
[OperationAlias("hangs", "Never comes back.")]
[OperationAlias("throws-aside", "Throws on a thread of its own.")]
[OperationAlias("refuses", "Refuses what is typed.")]
[OperationAlias("wants-setting", "Needs a setting.")]
public sealed class UnrulyAlias(IPluginSettings settings) : IOperationAlias
{
    public AliasExpansion Expand(AliasInvocation invocation)
    {
        switch (invocation.Alias)
        {
            case "prints":
                Console.WriteLine("look at me");
                Console.Write("and me");
                break;
            case "exits":
                Environment.Exit(0);
                break;
            case "hangs":
                Thread.Sleep(Timeout.Infinite);
                break;
            case "throws-aside":
                var thread = new Thread(() => throw new InvalidOperationException("dropped it"));
                thread.Start();
                thread.Join();
                break;
            case "refuses":
                throw new AliasException("no model is named") { Remedy = "name one, as in 'guild refuses mlp'" };
            default:
                settings.Require("server:url");
                break;
        }

        return new AliasExpansion("train", invocation.Arguments);
    }
}
