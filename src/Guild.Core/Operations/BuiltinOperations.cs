using Guild.Core.Batches;
using Guild.Core.GuildFiles;
using Guild.Core.Queues;
using Guild.Core.Runs;

namespace Guild.Core.Operations;

/// <summary>The operations that guild itself has, which no Guild file defines (cli.md B.3): optimizers and queues.</summary>
public static class BuiltinOperations
{
    private const string PackageType = "builtin";
    private const string PackageName = "guildai";

    /// <summary>The operation that a user names; <see langword="null"/> when there is none.</summary>
    public static ResolvedOperation? Find(string text) => BuiltinOptimizer.Find(text)?.ToOperation() ?? BuiltinQueue.Find(text)?.ToOperation();

    /// <summary>The operation that a run was made from; <see langword="null"/> when it was made from something else.</summary>
    public static ResolvedOperation? Of(OpRef opRef) => BuiltinOptimizer.Of(opRef)?.ToOperation() ?? BuiltinQueue.Of(opRef)?.ToOperation();

    /// <summary>Whether a run was made from the operation of guild itself that has these names.</summary>
    internal static bool IsOf(OpRef? opRef, string modelName, string name) =>
        opRef is { PackageType: PackageType } && opRef.OperationName == name && opRef.ModelName == modelName;

    /// <summary>A definition as an operation that a run can be made from.</summary>
    internal static ResolvedOperation Resolved(OperationDef operation) => new()
    {
        Operation = operation,
        ScriptRef = new OpRef(
            PackageType, PackageName, typeof(BuiltinOperations).Assembly.GetName().Version!.ToString(3), operation.ModelName, operation.Name),
        ProjectDirectory = "",
    };
}
