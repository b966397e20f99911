namespace Guild.Core.Runs;

/// <summary>How the operation of a run is called (runs.md 2.1).</summary>
public static class RunOperation
{
    /// <summary>
    /// The operation as lists show it: <c>model:op</c>, <c>train.py</c>, <c>pkg/model:op</c>, <c>func()</c>, <c>train+</c>; <c>?</c> when the
    /// opref says nothing that we understand.
    /// </summary>
    public static string Text(Run run)
    {
        var own = Text(run.OpRef);
        if (run.Prototype is not { } prototype)
            return own;
        return OfBatch(Text(prototype), own);
    }

    /// <summary>The operation of a batch.</summary>
    /// <param name="prototype">The operation of its trials.</param>
    /// <param name="optimizer">The operation that makes them.</param>
    public static string OfBatch(string prototype, string optimizer) => optimizer.StartsWith('+') ? prototype + optimizer : $"{prototype}+{optimizer}";

    /// <summary>The operation of an opref.</summary>
    public static string Text(OpRef? opRef) => opRef switch
    {
        null => "?",
        { PackageType: "package" } => $"{opRef.PackageName}/{WithModel(opRef)}",
        { PackageType: "func" } => $"{opRef.OperationName}()",
        { PackageType: "guildfile" or "builtin" or "test" } => WithModel(opRef),
        { PackageType: "script" or "pending" or "import" } => opRef.OperationName,
        _ => "?",
    };

    /// <summary>Where the operation came from: a Guild file, a script's directory, <c>package==version</c>.</summary>
    public static string From(Run run) => run.OpRef switch
    {
        null => "",
        { PackageType: "package" } opRef => $"{opRef.PackageName}=={opRef.PackageVersion}",
        { } opRef => opRef.PackageName,
    };

    /// <summary>
    /// The project that a run belongs to: the directory of its Guild file or script, for a batch that of its prototype;
    /// <see langword="null"/> for runs of packages, functions and built-in operations.
    /// </summary>
    public static string? ProjectDirectory(Run run) => (run.Prototype ?? run).OpRef switch
    {
        { PackageType: "guildfile" } opRef => Path.GetDirectoryName(opRef.PackageName),
        { PackageType: "script" } opRef => opRef.PackageName,
        _ => null,
    };

    private static string WithModel(OpRef opRef) =>
        opRef.ModelName.Length == 0 ? opRef.OperationName : $"{opRef.ModelName}:{opRef.OperationName}";
}
