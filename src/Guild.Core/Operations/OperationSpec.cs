namespace Guild.Core.Operations;

/// <summary>What a user types to name an operation: <c>[[PACKAGE/]MODEL:]OPERATION</c> (cli.md B.3).</summary>
/// <param name="Package">The package; <see langword="null"/> when none is named.</param>
/// <param name="Model">The model or a part of its name; <c>""</c> for the anonymous one; <see langword="null"/> when none is named.</param>
/// <param name="Name">The operation.</param>
public sealed record OperationSpec(string? Package, string? Model, string Name)
{
    /// <summary>Reads a spec; <see langword="null"/> when the text has another form, as a path may.</summary>
    public static OperationSpec? Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (text.LastIndexOf('/') != slash || text.LastIndexOf(':') != colon || (colon >= 0 && slash > colon))
            return null;
        var package = slash < 0 ? null : text[..slash];
        var model = colon >= 0 ? text[(slash + 1)..colon] : slash >= 0 ? "" : null;
        var name = text[(Math.Max(colon, slash) + 1)..];
        return name.Length == 0 || package is "" ? null : new OperationSpec(package, model, name);
    }
}
