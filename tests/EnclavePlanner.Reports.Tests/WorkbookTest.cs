using System.Globalization;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Reports.Tests;

/// <summary>A folder for the books of a test, and how tests write them.</summary>
public abstract class WorkbookTest : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("reports-test-").FullName;

    internal static WorkbookSettings Settings(string language = "zh-CN") => new()
    {
        Language = CultureInfo.GetCultureInfo(language),
        MadeAt = new DateTimeOffset(2025, 8, 13, 9, 30, 0, TimeSpan.FromHours(8)),
        Compiler = "聊城市规划设计研究院",
        SourceName = "liaocheng-shenzhen.gpkg",
        DataDate = new DateOnly(2025, 6, 30),
    };

    internal string PathOf(string name) => Path.Combine(folder, name);

    internal static PlanAreas AreasOf(PlanContents contents) =>
        PlanAreas.Measure(contents, contents.Parcels, contents.Plan.OfficialArea);

    internal string Write(PlanContents contents, string name = "book.xlsx", string language = "zh-CN")
    {
        ApprovalWorkbook.WriteFile(contents, AreasOf(contents), Settings(language), PathOf(name));
        return PathOf(name);
    }

    internal BookReader Recalculated(string path) => new(Recalculated([path])[0]);

    internal IReadOnlyList<string> Recalculated(IReadOnlyList<string> paths) =>
        LibreOffice.Convert(paths, "xlsx", Directory.CreateDirectory(PathOf("recalculated-" + Guid.NewGuid().ToString("N"))).FullName);

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
