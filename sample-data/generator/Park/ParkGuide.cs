namespace EnclavePlanner.SampleData.Park;

/// <summary>What the enclave's blocks are planned for, by columns from the west and rows from the south.</summary>
internal static class ParkGuide
{
    /// <summary>The first plot of this use has a square in its middle, a plot of its own.</summary>
    public const string WithSquare = "0901";

    public static IReadOnlyList<string> UsesOf((int Column, int Row) block) => block switch
    {
        (2, 4) => ["0802", "0802", "1401"],
        (3, 4) => ["0802", "0802", "0803"],
        (4, 4) => ["100101", "100101", "0802"],
        (5, 4) => ["100101", "100101", "110101"],
        (2, 3) => ["070102", "070102", "080404"],
        (3, 3) => ["0902", "0901", "0902"],
        (4, 3) => ["1401", "0802", "0802"],
        (5, 3) => ["100101", "100101", "1303"],
        (2, 2) => ["070102", "070102", "1401"],
        (3, 2) => ["0901", "0902", "0802"],
        (4, 2) => ["0802", "0802", "120803"],
        (5, 2) => ["100101", "100101", "16"],
        _ => throw new InvalidOperationException($"Block {block} lies outside the enclave."),
    };
}
