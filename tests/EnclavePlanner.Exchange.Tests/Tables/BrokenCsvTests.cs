using System.Diagnostics;
using System.Globalization;
using System.Text;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Tables;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Tests.Tables;

/// <summary>CSV files that are broken or hostile: each ends soon in a fault, or in rows that can be judged.</summary>
[TestClass]
public sealed class BrokenCsvTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    private static IEnumerable<object[]> Files()
    {
        yield return Case("", "EXC-FILE-EMPTY");
        yield return Case("\n", "EXC-TABLE-EMPTY");
        yield return Case("\r\n\r\n\r\n", "EXC-TABLE-EMPTY");
        yield return Case(",,,\n,,\n", "EXC-TABLE-EMPTY");
        yield return Case("\"\",\"\"\n", "EXC-TABLE-EMPTY");
        yield return Case("\uFEFF", "EXC-TABLE-EMPTY");
        yield return Case("sep=;\n", "EXC-TABLE-EMPTY");
        yield return Case("sep=;", "1");
        yield return Case("a,b\n\"1,2\n", "EXC-CSV-QUOTE");
        yield return Case("a,b\n1,\"2", "EXC-CSV-QUOTE");
        yield return Case("a,b\n1,\"2\"\"", "EXC-CSV-QUOTE");
        yield return Case("a,b\n1,\"2\"x\n", "EXC-CSV-QUOTE");
        yield return Case("a,b\n\"1\" ,2\n", "EXC-CSV-QUOTE");
        yield return Case("\"", "EXC-CSV-QUOTE");
        yield return Case("\"\"\"", "EXC-CSV-QUOTE");
        yield return Case("a,b\n1\"2,3\n", "2");
        yield return Case("a,b\n1,2\0\n", "EXC-CSV-FORM");
        yield return Case("\0\0\0\0", "EXC-CSV-FORM");
        yield return Case("PK\u0003\u0004\0\0\0", "EXC-CSV-FORM");
        yield return Case("a\r1\r2\r", "3");
        yield return Case("a\n\r1\n\r", "2");
        yield return Case("a,b\n1,2,3,4,5\n", "2");
        yield return Case("<html><table><tr><td>1</td></tr></table></html>", "1");
        yield return Case("{\"type\": \"FeatureCollection\"}", "1");
        yield return Case(new string(',', 1023) + "x\n", "1");
        yield return Case(new string(',', 1024) + "x\n", "EXC-TABLE-COLUMNS");
        yield return Case(new string(',', 100_000) + "\na\n", "1");
        yield return Case(new string(',', 2_000_000) + "\na\n", "EXC-CSV-ROW-SIZE");
        yield return Case(new string('x', 2_000_000), "EXC-CSV-ROW-SIZE");
        yield return Case("a\n\"" + new string('\n', 2_000_000), "EXC-CSV-ROW-SIZE");
        yield return Case("a\n\"" + new string('"', 2_000_000), "EXC-CSV-ROW-SIZE");
        yield return Case(new string('"', 3_000), "1");
        yield return Case(string.Concat(Enumerable.Repeat("\n", 2_000_000)), "EXC-TABLE-ROWS");
        yield return Case(string.Concat(Enumerable.Repeat(",\n", 2_000_000)), "EXC-TABLE-ROWS");
        yield return Case(string.Concat(Enumerable.Repeat("1\n", 1_048_577)), "EXC-TABLE-ROWS");
        yield return Case(string.Concat(Enumerable.Repeat(string.Concat(Enumerable.Repeat("1,", 1000)) + "\n", 5_001)), "EXC-TABLE-CELLS");
        yield return Case(string.Concat(Enumerable.Repeat("\"\"\"\"\n", 500_000)), "500000");
        yield return Case("名称\n"u8.ToArray().Concat(new byte[] { 0xFF, 0xFE, 0x80 }), "EXC-CSV-ENCODING");
        yield return Case(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'a', 0xFF }, "EXC-CSV-CHARACTER");
        yield return Case(new byte[] { 0xFF, 0xFE, 0x61 }, "EXC-CSV-CHARACTER");
        yield return Case(new byte[] { 0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00 }, "EXC-CSV-CHARACTER");
        yield return Case(new byte[] { 0xFE, 0xFF, 0xDC, 0x00 }, "EXC-CSV-CHARACTER");
        yield return Case(Encoding.Unicode.GetBytes("a,b\n1,2\n"), "EXC-CSV-FORM");
        yield return Case(Enumerable.Range(0, 4096).Select(i => (byte)(i * 7919 >> 3)), "");
        yield return Case(new byte[] { 0xFF, 0xFE }, "EXC-TABLE-EMPTY");
        yield return Case(Enumerable.Repeat((byte)'a', 5000).Append((byte)0xE4), "");
    }

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void A_file_that_is_not_what_it_should_be(string name, byte[] bytes, string outcome)
    {
        folder.Write("a.csv", bytes);
        var clock = Stopwatch.StartNew();
        try
        {
            var table = Table.Read(SourceFile.Named(folder["a.csv"]), null, null, default);
            if (outcome.Length > 0)
                Assert.AreEqual(outcome, table.Rows.Count.ToString(CultureInfo.InvariantCulture), name);
        }
        catch (FaultException refusal)
        {
            Assert.IsGreaterThan(0, refusal.Fault.In(CultureInfo.GetCultureInfo("zh-CN")).Length);
            if (outcome.Length > 0)
                Assert.AreEqual(outcome, refusal.Fault.Code, refusal.Message);
        }

        Assert.IsLessThan(BrokenImports.Longest, clock.Elapsed);
    }

    [TestMethod]
    public void A_named_encoding_that_is_wrong_or_unknown()
    {
        folder.Write("a.csv", "名称\n"u8.ToArray());
        foreach (var (encoding, code) in new[] { ("klingon", "EXC-ENCODING-UNKNOWN"), ("us-ascii", "EXC-CSV-CHARACTER") })
            Assert.AreEqual(code, Assert.ThrowsExactly<FaultException>(() => Table.Read(SourceFile.Named(folder["a.csv"]), null, encoding, default)).Fault.Code);
    }

    private static object[] Case(string text, string outcome) => Case(new UTF8Encoding(false).GetBytes(text), outcome);

    private static object[] Case(IEnumerable<byte> bytes, string outcome)
    {
        var content = bytes.ToArray();
        return [Convert.ToHexString(content.AsSpan(0, Math.Min(16, content.Length))) + " of " + content.Length.ToString(CultureInfo.InvariantCulture), content, outcome];
    }
}
