using System.Text;
using EnclavePlanner.Desktop.Importing;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Geodesy.DatumShifts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Desktop.Tests;

[TestClass]
public sealed class ImportChoicesTests
{
    private const string Seven =
        """
        {"method": "seven-parameter", "rotation": "coordinate-frame",
         "translationXMetres": -112.117, "translationYMetres": 4.530, "translationZMetres": 21.89,
         "rotationXArcSeconds": 1.2345, "rotationYArcSeconds": -0.9876, "rotationZArcSeconds": 2.5432, "scalePpm": -3.21}
        """;

    private static readonly ImportRequest Request = new() { Path = "land.shp", Layer = PlanLayer.Parcels, CityCode = "440300" };

    [TestMethod]
    public void The_choice_of_a_system_goes_into_the_request()
    {
        var choice = new SourceChoice();
        Assert.AreEqual(Request, choice.Apply(Request), "as the file says");
        choice.Chosen = "2383";
        Assert.AreEqual(2383, choice.Apply(Request)!.Epsg);
        Assert.AreEqual(6378140, choice.Crs!.Ellipsoid.SemiMajorAxisMetres);
        foreach (var name in SourceChoice.Displaced)
        {
            choice.Chosen = name;
            Assert.IsNotNull(choice.Apply(Request)!.Displaced);
            Assert.IsNull(choice.Crs);
        }

        (choice.Chosen, choice.Typed) = (SourceChoice.Typing, " epsg:4526");
        Assert.AreEqual(4526, choice.Apply(Request)!.Epsg);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("Shenzhen")]
    public void A_typed_system_that_is_none_is_refused_at_its_field(string typed)
    {
        var choice = new SourceChoice { Chosen = SourceChoice.Typing, Typed = typed };
        Assert.IsNull(choice.Apply(Request));
        Assert.AreEqual("EXC-CRS-NAME", choice.Fault!.Code);
        choice.Clear();
        Assert.IsNull(choice.Fault);
    }

    [TestMethod]
    public void The_zones_of_the_city_are_offered_first_on_CGCS2000() =>
        Assert.AreEqual("4526 4547 4498 4509 2362 2383", string.Join(' ', SourceChoice.ZonesOf(Lands.Shenzhen).Take(6).Select(crs => crs.Epsg)));

    [TestMethod]
    public async Task A_file_fills_the_form_and_the_form_gives_the_files_shift()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("shift.json"), Seven);
        var form = new ShiftForm();
        await FillAsync(form, Seven);
        Assert.AreEqual("-112.117", form["translationXMetres"]);
        Assert.AreEqual("given.json", form.FileName);
        Assert.IsTrue(form.TryRead(out var shift));
        Assert.AreEqual(ShiftFile.Read(folder.File("shift.json")), shift);
    }

    [TestMethod]
    public async Task A_file_that_cannot_be_taken_leaves_the_entries()
    {
        var form = new ShiftForm();
        form.Choose(ShiftParameters.Four);
        form["eastMetres"] = "12";
        await FillAsync(form, Seven.Replace("coordinate-frame", "bursa", StringComparison.Ordinal));
        Assert.AreEqual("EXC-SHIFT-WORD", form.FileFault!.Code);
        Assert.AreEqual("12", form["eastMetres"]);
        await form.FillAsync("large.json", 1L << 40, () => throw new InvalidOperationException("is not opened"), default);
        Assert.AreEqual("EXC-FILE-SIZE", form.FileFault!.Code);
        await form.FillAsync("lost.json", 10, () => new MemoryStream([1]), default);
        Assert.AreEqual("EXC-FILE-UNREADABLE", form.FileFault!.Code);
    }

    [TestMethod]
    public void Each_wrong_entry_is_told_until_it_is_changed()
    {
        var form = new ShiftForm();
        Assert.IsTrue(form.TryRead(out var none));
        Assert.IsNull(none);
        form.Choose(ShiftParameters.Seven);
        foreach (var member in ShiftParameters.SevenNumbers)
            form[member] = "0";
        form[ShiftParameters.Rotation] = ShiftParameters.Rotations[0];
        form["scalePpm"] = "a lot";
        Assert.IsFalse(form.TryRead(out _));
        Assert.AreEqual("EXC-SHIFT-NUMBER", form.FaultAt("scalePpm")!.Code);
        Assert.IsNull(form.FaultAt("rotationXArcSeconds"));
        form["scalePpm"] = "1";
        Assert.IsNull(form.FaultAt("scalePpm"));
        Assert.IsTrue(form.TryRead(out var shift));
        Assert.AreEqual(1, ((SevenParameterShift)shift!).ScalePpm);
    }

    [TestMethod]
    public void Another_method_begins_with_empty_fields()
    {
        var form = new ShiftForm();
        form.Choose(ShiftParameters.Seven);
        form["scalePpm"] = "1";
        form.Choose(ShiftParameters.Four);
        Assert.AreEqual("", form["scalePpm"]);
    }

    /// <summary>The refusals themselves come from the import.</summary>
    [TestMethod]
    [DataRow("land.geojson", """{"type":"Polygon","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2383"}},"coordinates":[]}""", true)]
    [DataRow("land.geojson", """{"type":"Polygon","crs":{"type":"name","properties":{"name":"GCJ-02"}},"coordinates":[]}""", false)]
    [DataRow("land.geojson", "{", false)]
    public void Ways_on_are_offered_where_parameters_could_lift_the_refusal(string name, string content, bool isOffered)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File(name), content);
        var plan = new PlanContents(Lands.Begin().Changes.Select(change => change.After!));
        var refusal = Assert.ThrowsExactly<FaultException>(() => LayerImport.Prepare(plan, Request with { Path = folder.File(name) }));
        Assert.AreEqual(isOffered, MissingShift.IsReasonOf(refusal.Fault));
    }

    private static Task FillAsync(ShiftForm form, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return form.FillAsync("given.json", bytes.Length, () => new MemoryStream(bytes), default);
    }
}
