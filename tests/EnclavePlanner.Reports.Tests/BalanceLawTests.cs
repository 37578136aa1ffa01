using CsCheck;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Reports.Tests;

[TestClass]
public sealed class BalanceLawTests : WorkbookTest
{
    private static readonly string?[] Codes =
        ["01", "0101", "0102", "060201", "0703", "10", "1001", "100101", "1207", "1402", "2303", null, "9999"];

    private static readonly Gen<(double Width, double Height, string? Code)[]> Lands = Gen.Select(
        Gen.OneOf(Gen.Double[0.1, 900], Gen.Const(10.5), Gen.Const(100.0)),
        Gen.OneOf(Gen.Double[0.1, 900], Gen.Const(1.0), Gen.Const(0.5)),
        Gen.Int[0, Codes.Length - 1].Select(i => Codes[i]))
        .Array[0, 40];

    /// <summary>
    /// For any land, plane areas with their true ties among them, LibreOffice's adjusted columns are Planning's to the
    /// last decimal, and so add up. One run of LibreOffice computes all the books, so the seed stands here instead of in a
    /// report of CsCheck's.
    /// </summary>
    [TestMethod]
    public void Adjusted_columns_computed_by_LibreOffice_are_those_of_Planning()
    {
        var plans = new List<PlanContents>();
        Lands.Array[4].Array[15].Sample(all => plans.AddRange(all.Select(PlanOf)), iter: 1, threads: 1, seed: "0000KOIPe3t7");
        var written = plans.Select((plan, i) => Write(plan, $"plan-{i}.xlsx")).ToList();
        var recalculated = Recalculated(written);
        for (var i = 0; i < plans.Count; i++)
        {
            var book = new BookReader(recalculated[i]);
            RecalculationTests.AssertSameValues(new BookReader(written[i]), book);
            foreach (var city in plans[i].Cities)
            {
                RecalculationTests.AssertBalance(
                    book, "用地平衡表 " + city.Name, RecalculationTests.BalanceOf(plans[i], city, AreasOf(plans[i])));
            }
        }
    }

    private static PlanContents PlanOf((double Width, double Height, string? Code)[][] cities)
    {
        var builder = new PlanBuilder(withCities: false, method: AreaMethod.Planar);
        for (var i = 0; i < cities.Length; i++)
        {
            var city = builder.City($"10000{i}", $"城市{i}", i == 0 ? CityRole.Origin : CityRole.Host, 4547);
            foreach (var (width, height, code) in cities[i])
                builder.Parcel(city, width, height, code);
        }

        return builder.Build();
    }
}
