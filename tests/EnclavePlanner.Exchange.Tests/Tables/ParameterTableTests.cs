using System.Globalization;
using CsCheck;
using EnclavePlanner.Exchange.Tables.Parameters;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Parameters;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tests.Tables;

[TestClass]
public sealed class ParameterTableTests : IDisposable
{
    private static readonly Gen<string> GenText = Gen.String[Gen.Char["价a万元/亩=+-@'\",;\t\r\n_x00D_\uD800\uDC00"], 0, 12].Where(IsWhole).Select(text => text.Trim());

    private static readonly Gen<Parameter> GenParameter = Gen.Select(
        GenText.Select(Gen.Int[0, 999_999], (text, number) => $"k{number}{text}"),
        Gen.Int[0, 2].Select(place => new[] { null, PlansForTests.Host, PlansForTests.Origin }[place]),
        Gen.Double.Where(double.IsFinite),
        GenText,
        Gen.Int[0, 40_000].Select(day => day == 0 ? (DateOnly?)null : new DateOnly(1950, 1, 1).AddDays(day)),
        GenText,
        Gen.Bool).Select((key, city, value, unit, from, source, isUnsure) => new Parameter
        {
            Id = Guid.CreateVersion7(),
            Key = key,
            CityCode = city,
            Value = value,
            Unit = unit,
            From = from,
            Source = source,
            IsUnsure = isUnsure,
        });

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow(".csv")]
    [DataRow(".xlsx")]
    public void Parameters_come_back_as_they_went(string ending) => GenParameter.Array[0, 6].Sample(
        parameters =>
        {
            var path = folder[$"p{Guid.NewGuid():N}{ending}"];
            var plan = With(parameters.DistinctBy(parameter => parameter.Key));
            ParameterExport.Write(plan, path);
            Assert.IsEmpty(Read(plan, path).Changes, "what is there is not changed");
            var back = Read(With([]), path);
            Assert.AreEqual(plan.Parameters.Length, back.Added);
            CollectionAssert.AreEqual(
                plan.Parameters.Select(Said).ToArray(), After(With([]), back).Parameters.Select(Said).ToArray());
            return true;
        },
        iter: 200);

    [TestMethod]
    public void LibreOffice_reads_what_is_written_and_writes_what_is_read()
    {
        var plan = With(
        [
            Of("quota-price/construction-land", 72.5) with { CityCode = PlansForTests.Host, Unit = "万元/亩", From = new DateOnly(2026, 1, 1), Source = "国办发〔2018〕16号, \"第二条\"\n第 2 款", IsUnsure = true },
            Of("discount-rate", 0.06) with { Source = "=cmd" },
        ]);
        ParameterExport.Write(plan, folder["p.xlsx"]);
        LibreOffice.Convert(folder["p.xlsx"], "csv:Text - txt - csv (StarCalc):44,34,76", folder.Path);
        Assert.IsEmpty(Read(plan, folder["p.csv"]).Changes, File.ReadAllText(folder["p.csv"]));
        LibreOffice.Convert(folder["p.xlsx"], "ods", folder.Path);
        File.Delete(folder["p.xlsx"]);
        LibreOffice.Convert(folder["p.ods"], "xlsx", folder.Path);
        Assert.IsEmpty(Read(plan, folder["p.xlsx"]).Changes);
    }

    [TestMethod]
    public void Chinese_headings_are_read_and_a_row_of_the_same_key_city_and_day_is_updated()
    {
        var old = Of("地价", 10) with { CityCode = PlansForTests.Host, Unit = "万元/亩", From = new DateOnly(2026, 1, 1), Source = "旧文件", IsUnsure = true };
        var plan = With([old]);
        folder.Write("a.csv", "价格表,,,,\n参数,城市,数值,单位,起始日期\n地价,深圳,12.5,万元/亩,2026年1月1日\n地价,440300,13,万元/亩,2027/1/1\n税率,,0.25,,\n");
        var outcome = Read(plan, folder["a.csv"]);
        Assert.AreEqual((2, 1, 3), (outcome.Added, outcome.Updated, outcome.Report.Taken));
        var updated = (Parameter)After(plan, outcome).Find(old.Id)!;
        Assert.AreEqual((12.5, "旧文件", true), (updated.Value, updated.Source, updated.IsUnsure), "columns that the table has not change nothing");
    }

    [TestMethod]
    public void Rows_that_leave_something_unsure_keep_all_out()
    {
        folder.Write("a.csv", "key,city,value,from_day,is_unsure\na,,1,,\n,,1,,\nb,9,1,,\nc,,\"1,000\",,\nd,,1,31.1.2026,\ne,,1,,maybe\nf,,1,,\nf,,2,,\ng,,1e999,,\nh,,,,\n");
        var outcome = Read(With([]), folder["a.csv"]);
        Assert.IsEmpty(outcome.Changes);
        CollectionAssert.AreEqual(
            new[]
            {
                (3, "EXC-PARAMETERS-KEY"), (4, "PLN-CITY-UNKNOWN"), (5, "EXC-PARAMETERS-VALUE"), (6, "EXC-PARAMETERS-DAY"), (7, "EXC-PARAMETERS-UNSURE"),
                (8, "EXC-PARAMETERS-TWICE"), (9, "EXC-PARAMETERS-TWICE"), (10, "EXC-PARAMETERS-VALUE"), (11, "EXC-PARAMETERS-VALUE"),
            },
            outcome.Report.Refused.Select(row => (row.Row, row.Fault.Code)).ToArray());
        foreach (var row in outcome.Report.Refused)
            Assert.IsGreaterThan(0, row.Fault.In(CultureInfo.GetCultureInfo("zh-CN")).Length);
        Assert.HasCount(1, ParameterImport.Prepare(With([]), folder["a.csv"], skipRefused: true).Changes);
        folder.Write("b.csv", "key,unit\na,1\n");
        Assert.AreEqual("EXC-PARAMETERS-HEADING", Assert.ThrowsExactly<FaultException>(() => Read(With([]), folder["b.csv"])).Fault.Code);
        Assert.AreEqual("EXC-PARAMETERS-SEVERAL", Read(With([Of("a", 1), Of("a", 2)]), folder.Write("c.csv", "key,value\na,3\n")).Report.Refused.Single().Fault.Code);
    }

    private static bool IsWhole(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                at++;
            else if (char.IsSurrogate(text[at]))
                return false;
        }

        return true;
    }

    private static Parameter Of(string key, double value) => new() { Id = Guid.CreateVersion7(), Key = key, Value = value };

    private static (string Key, string? City, double Value, string Unit, DateOnly? From, string Source, bool IsUnsure) Said(Parameter parameter) =>
        (parameter.Key, parameter.CityCode, parameter.Value, parameter.Unit, parameter.From, parameter.Source, parameter.IsUnsure);

    private static PlanContents With(IEnumerable<Parameter> parameters) => new([.. PlansForTests.Between(4548, 4547).Rows, .. parameters]);

    private static ParameterOutcome Read(PlanContents plan, string path) => ParameterImport.Prepare(plan, path);

    private static PlanContents After(PlanContents plan, ParameterOutcome outcome) =>
        plan.Apply(ChangeSet.Of("试验", DateTimeOffset.UnixEpoch, "参数", outcome.Changes));
}
