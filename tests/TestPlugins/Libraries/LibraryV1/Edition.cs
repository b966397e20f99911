namespace Shared.Library;

public static class Edition
{
    public static string Name => "edition 1";
}
