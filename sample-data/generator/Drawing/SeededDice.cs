namespace EnclavePlanner.SampleData.Drawing;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood 2014). System.Random does not promise the same numbers in the next runtime, and the files
/// must come out byte for byte the same.
/// </summary>
internal sealed class SeededDice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>At least <paramref name="low"/>, less than <paramref name="high"/>.</summary>
    public double Between(double low, double high) => low + ((high - low) * ((Next() >> 11) * (1.0 / (1UL << 53))));

    /// <summary>True in <paramref name="share"/> of the throws (0 to 1).</summary>
    public bool Chance(double share) => Between(0, 1) < share;

    /// <summary>One of the options; an option that is listed twice comes up twice as often.</summary>
    public T OneOf<T>(IReadOnlyList<T> options) => options[(int)(Next() % (ulong)options.Count)];

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
