namespace EnclavePlanner.Storage.Tests.Servers;

[TestClass]
public static class TestRun
{
    [AssemblyCleanup]
    public static void End() => TestDatabase.DropShared();
}
