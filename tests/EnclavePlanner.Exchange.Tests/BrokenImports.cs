using System.Globalization;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Exchange.Tests;

/// <summary>Imports of files that are broken or hostile: how each ends, and that it leaves the plan as it was.</summary>
internal static class BrokenImports
{
    /// <summary>The longest that a broken file may keep its reader: 5 s in the soak; beside all other tests, a stop for what hangs.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(Soak.Count("ENCLAVE_SOAK_STOP", 60));

    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>Imports, and asserts one of the ends that are right, as <see cref="EndOfImport"/> gives them, parted by |.</summary>
    internal static void AssertEnds(this PlanContents plan, string right, string path, Func<ImportRequest, ImportRequest>? with = null)
    {
        var end = plan.EndOfImport(path, with);
        Assert.IsTrue(right.Split('|').Contains(end), $"{end} instead of {right}");
    }

    /// <summary>
    /// Imports parcels of the host city from a file; stopped when it takes too long, which fails the test. Where the file or
    /// a record is refused, the plan after it has the rows it had.
    /// </summary>
    /// <returns>The code of the file's fault; or "rows " and the code of the first refused record; or "taken" and the number of records.</returns>
    internal static string EndOfImport(this PlanContents plan, string path, Func<ImportRequest, ImportRequest>? with = null)
    {
        using var stop = new CancellationTokenSource(Longest);
        var request = new ImportRequest { Path = path, Layer = PlanLayer.Parcels, CityCode = PlansForTests.Host };
        try
        {
            var outcome = LayerImport.Prepare(plan, with?.Invoke(request) ?? request, null, stop.Token);
            foreach (var notice in outcome.Report.Notices)
                Assert.IsGreaterThan(0, notice.In(Chinese).Length);
            if (outcome.Report.Refused.IsEmpty)
                return $"taken {outcome.Report.Taken}";
            CollectionAssert.AreEqual(plan.Rows.ToList(), plan.After(outcome).Rows.ToList(), "half an import");
            Assert.AreEqual(0, outcome.Report.Taken);
            return "rows " + Spoken(outcome.Report.Refused[0].Fault);
        }
        catch (FaultException refusal)
        {
            // A name of an encoding is the user's word, not the file's.
            if (refusal.Fault.Code != "EXC-ENCODING-UNKNOWN")
                Assert.Contains(Path.GetFileNameWithoutExtension(path), refusal.Message, "the fault names no file");
            return Spoken(refusal.Fault);
        }
    }

    private static string Spoken(Fault fault)
    {
        Assert.IsGreaterThan(0, fault.In(CultureInfo.InvariantCulture).Length);
        Assert.IsGreaterThan(0, fault.In(Chinese).Length);
        return fault.Code;
    }
}
