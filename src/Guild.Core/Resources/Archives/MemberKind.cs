namespace Guild.Core.Resources.Archives;

/// <summary>What a member of an archive becomes.</summary>
internal enum MemberKind
{
    File,
    Directory,
    Link,
}
