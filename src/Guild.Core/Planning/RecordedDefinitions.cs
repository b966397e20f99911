using Guild.Core.Errors;
using Guild.Core.Operations;
using Guild.Core.Runs;

namespace Guild.Core.Planning;

/// <summary>Finds the definition that a run was made from, as it is now.</summary>
public sealed class RecordedDefinitions(GuildFileLoader guildFiles, PackageOperations packages)
{
    /// <summary>The definition.</summary>
    /// <exception cref="GuildException">The Guild file or the script is gone, or doesn't define the operation any more.</exception>
    public ResolvedOperation Find(OpRef opRef)
    {
        if (opRef.PackageType == "script" && ScriptOperations.Find(opRef.OperationName, opRef.PackageName, guildFiles.IsScriptExtension) is { } script)
            return script;
        if (opRef.PackageType == "guildfile" && File.Exists(opRef.PackageName))
        {
            var file = guildFiles.Read(opRef.PackageName, GuildFileUse.Operation);
            if (file.FindModel(opRef.ModelName) is { } model && model.FindOperation(opRef.OperationName) is { } operation)
                return new ResolvedOperation { Operation = operation, Model = model, GuildFile = file, ProjectDirectory = file.Directory };
        }

        if (opRef.PackageType == "package" && packages.Find(opRef.PackageName, opRef.ModelName, opRef.OperationName) is { } packaged)
            return packaged;
        return BuiltinOperations.Of(opRef) ?? throw new GuildException($"operation '{opRef.OperationName}' is not defined");
    }
}
