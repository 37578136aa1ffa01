using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Reports.Tests;

/// <summary>A target that cannot be written is refused by name and stays as it is; nothing is left beside it.</summary>
[TestClass]
public sealed class TargetTests : WorkbookTest
{
    [TestMethod]
    public void Replaces_a_file_that_is_there()
    {
        File.WriteAllText(PathOf("book.xlsx"), "old");
        ValidityTests.AssertValid(Write(PlanBuilder.Sample()));
        AssertOnly("book.xlsx");
    }

    [TestMethod]
    public void Refuses_a_file_that_another_program_holds()
    {
        File.WriteAllText(PathOf("book.xlsx"), "old");
        using (new FileStream(PathOf("book.xlsx"), FileMode.Open, FileAccess.Read, FileShare.None))
            Assert.AreEqual("REP-TARGET-OPEN", Refusal("book.xlsx"));
        Assert.AreEqual("old", File.ReadAllText(PathOf("book.xlsx")));
        AssertOnly("book.xlsx");
    }

    [TestMethod]
    public void Refuses_a_read_only_file()
    {
        File.WriteAllText(PathOf("book.xlsx"), "old");
        File.SetAttributes(PathOf("book.xlsx"), FileAttributes.ReadOnly);
        Assert.AreEqual("REP-TARGET-READONLY", Refusal("book.xlsx"));
        Assert.AreEqual("old", File.ReadAllText(PathOf("book.xlsx")));
        File.SetAttributes(PathOf("book.xlsx"), FileAttributes.Normal);
    }

    [TestMethod]
    [DataRow("nowhere/book.xlsx", "REP-TARGET-FOLDER")]
    [DataRow("book.xls", "REP-TARGET-NAME")]
    [DataRow("book", "REP-TARGET-NAME")]
    [DataRow(".xlsx", "REP-TARGET-NAME")]
    [DataRow("bo\0ok.xlsx", "REP-TARGET-NAME")]
    public void Refuses_a_name_or_place_that_cannot_be(string name, string code) => Assert.AreEqual(code, Refusal(name));

    [TestMethod]
    public void Refuses_a_folder_of_that_name()
    {
        Directory.CreateDirectory(PathOf("book.xlsx"));
        Assert.AreEqual("REP-TARGET-FOLDER", Refusal("book.xlsx"));
    }

    [TestMethod]
    public void Cancelled_work_leaves_the_old_file()
    {
        File.WriteAllText(PathOf("book.xlsx"), "old");
        var builder = new PlanBuilder();
        for (var i = 0; i < 3000; i++)
            builder.Parcel(builder.Origin, 10, 10, "0101");
        var contents = builder.Build();
        using var cancellation = new CancellationTokenSource();
        var progress = new Stopping(cancellation);
        Assert.ThrowsExactly<OperationCanceledException>(() => ApprovalWorkbook.WriteFile(
            contents, AreasOf(contents), Settings(), PathOf("book.xlsx"), progress, cancellation.Token));
        Assert.AreEqual(1000, progress.Last);
        Assert.AreEqual("old", File.ReadAllText(PathOf("book.xlsx")));
        AssertOnly("book.xlsx");
    }

    private string Refusal(string name)
    {
        var contents = new PlanBuilder().Build();
        return Assert.ThrowsExactly<FaultException>(
            () => ApprovalWorkbook.WriteFile(contents, AreasOf(contents), Settings(), PathOf(name))).Fault.Code;
    }

    private void AssertOnly(string name) =>
        CollectionAssert.AreEqual(new[] { PathOf(name) }, Directory.GetFileSystemEntries(PathOf("")));

    private sealed class Stopping(CancellationTokenSource cancellation) : IProgress<int>
    {
        internal int Last { get; private set; }

        public void Report(int value)
        {
            Last = value;
            cancellation.Cancel();
        }
    }
}
