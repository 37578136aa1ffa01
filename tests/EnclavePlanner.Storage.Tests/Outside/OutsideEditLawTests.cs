using System.Globalization;
using CsCheck;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.GeoPackage;
using EnclavePlanner.Storage.Tests.Plans;
using EnclavePlanner.Tests;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Tests.Outside;

/// <summary>The law: whatever another program edits, the plan becomes what the same edits made here make of it, up to identities.</summary>
[TestClass]
public sealed class OutsideEditLawTests : IDisposable
{
    private enum Deed
    {
        Draw,
        Copy,
        Reshape,
        Describe,
        Delete,
    }

    private static readonly Gen<(Deed Deed, int Choice, double East, double Side, string Text)> AnyDeed = Gen.Select(
        Gen.Enum<Deed>(), Gen.Int[0, 999], Gen.Double[4e5, 6e5], Gen.Double[0.01, 500], Gen.String[Gen.Char.AlphaNumeric, 0, 6]);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Edits_from_outside_equal_the_same_edits_from_inside() => AnyDeed.Array[1, 20].Sample(
        deeds => Play(deeds).GetAwaiter().GetResult(), iter: 25, threads: 2, print: Check.Print);

    private async Task Play((Deed Deed, int Choice, double East, double Side, string Text)[] deeds)
    {
        var path = folder.File($"{Guid.NewGuid():N}.gpkg");
        var beginning = await OutsideFile.CreateAsync(path, TestPlan.Parcel(TestPlan.Shenzhen, "1"), TestPlan.Parcel(TestPlan.Liaocheng, "2"), TestPlan.Parcel(TestPlan.Shenzhen, "3"));
        var expected = beginning.Parcels.ToDictionary(parcel => parcel.Number);
        using (var other = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            other.Open();
            EnvelopeFunctions.Register(other);
            var next = 4;
            foreach (var (deed, choice, east, side, text) in deeds)
            {
                var city = choice % 2 == 0 ? TestPlan.Shenzhen : TestPlan.Liaocheng;
                var number = next.ToString(CultureInfo.InvariantCulture);
                if (deed == Deed.Draw)
                {
                    var shape = Shape(city, east, side);
                    expected.Add(number, TestPlan.Parcel(city, number) with { Geometry = Snapped(shape), Owner = null, LandUseCode = null });
                    Run(other, $"INSERT INTO parcels_{city.Code} (geom, number) VALUES ($geom, $number)", number, shape, text);
                    next++;
                    continue;
                }

                if (expected.Count == 0)
                    continue;
                var chosen = expected.Values.OrderBy(parcel => parcel.Number, StringComparer.Ordinal).ElementAt(choice % expected.Count);
                var table = $"parcels_{chosen.CityCode}";
                switch (deed)
                {
                    case Deed.Copy:
                        expected.Add(number, chosen with { Number = number });
                        Run(other, $"INSERT INTO {table} (geom, id, version, city, number, name, land_use_code, owner, attributes, change_set) SELECT geom, id, version, city, $text, name, land_use_code, owner, attributes, change_set FROM {table} WHERE number = $number", chosen.Number, null, number);
                        next++;
                        break;
                    case Deed.Reshape:
                        var shape = Shape(TestPlan.Shenzhen.Code == chosen.CityCode ? TestPlan.Shenzhen : TestPlan.Liaocheng, east, side);
                        expected[chosen.Number] = chosen with { Geometry = Snapped(shape) };
                        Run(other, $"UPDATE {table} SET geom = $geom WHERE number = $number", chosen.Number, shape, text);
                        break;
                    case Deed.Describe:
                        expected[chosen.Number] = chosen with { Owner = text, Attributes = SourceAttributes.From([new("a", text)]) };
                        Run(other, $"UPDATE {table} SET owner = $text, attributes = json_object('a', $text) WHERE number = $number", chosen.Number, null, text);
                        break;
                    default:
                        expected.Remove(chosen.Number);
                        Run(other, $"DELETE FROM {table} WHERE number = $number", chosen.Number, null, text);
                        break;
                }
            }
        }

        await using var store = await GeoPackagePlanStore.OpenAsync(path);
        var after = await store.ReadAsync();
        Assert.IsEmpty(store.Notices.Where(notice => notice.Key != "STO-OUTSIDE-TAKEN"));
        Assert.HasCount(expected.Count, after.Parcels);
        foreach (var parcel in after.Parcels)
        {
            var mine = expected[parcel.Number];
            Assert.IsTrue((mine with { Id = parcel.Id }).SaysTheSameAs(parcel), $"{mine} is not {parcel}");
            PlanComparison.BitForBit(mine.Geometry, parcel.Geometry);
            var known = beginning.Parcels.FirstOrDefault(before => before.Number == parcel.Number);
            Assert.AreEqual(known is null ? 1 : known.SaysTheSameAs(parcel) ? 1 : 2, parcel.Version);
            Assert.IsTrue(known is null || known.Id == parcel.Id);
        }

        if (await store.UndoAsync("王工", TimeProvider.System) is not null && store.Notices.Length > 0)
            PlanComparison.SayTheSame(beginning, await store.ReadAsync());
    }

    private static Polygon Shape(City city, double east, double side) => TestPlan.FactoryOf(city).CreatePolygon(
        [new Coordinate(east, 3e6), new Coordinate(east, 3e6 + side), new Coordinate(east + side, 3e6), new Coordinate(east, 3e6)]);

    private static Geometry Snapped(Geometry shape) => Geodesy.ReferenceSystems.SurveyGrid.Snap(shape);

    private static void Run(SqliteConnection other, string sql, string number, Geometry? shape, string text)
    {
        using var command = other.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$number", number);
        command.Parameters.AddWithValue("$text", text);
        command.Parameters.AddWithValue("$geom", shape is null ? DBNull.Value : GeometryBlob.Write(shape));
        Assert.AreEqual(1, command.ExecuteNonQuery());
    }
}
