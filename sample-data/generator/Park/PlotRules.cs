namespace EnclavePlanner.SampleData.Park;

/// <summary>Control indicators by planned use; made-up but ordinary values.</summary>
/// <param name="FloorAreaRatio">容积率, upper bound.</param>
/// <param name="Density">建筑密度, %, upper bound.</param>
/// <param name="Green">绿地率, %; an upper bound for industry and storage, a lower one elsewhere.</param>
/// <param name="Height">建筑限高, m.</param>
internal sealed record PlotRules(double FloorAreaRatio, double Density, double Green, double Height)
{
    public static PlotRules? Of(string code) => code switch
    {
        "0802" => new(3.5, 40, 30, 80),
        "100101" => new(3.0, 45, 20, 60),
        "0901" => new(3.0, 50, 25, 60),
        "0902" => new(5.0, 45, 25, 120),
        "070102" => new(3.0, 25, 35, 90),
        "080404" => new(0.8, 30, 35, 15),
        "0803" => new(1.5, 40, 30, 24),
        "110101" => new(2.0, 50, 15, 40),
        "120803" => new(0.5, 40, 20, 15),
        "1303" => new(0.8, 40, 20, 15),
        "1401" => new(0.1, 5, 70, 10),
        _ => null,
    };
}
