using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tables.Joining;

/// <summary>Finds the one feature that a row is of.</summary>
internal sealed class JoinMatches
{
    private readonly int key;
    private readonly ILookup<string, PlanFeature> features;
    private readonly ILookup<string, int> rows;

    internal JoinMatches(IEnumerable<PlanFeature> features, TableHeading heading, int key)
    {
        this.key = key;
        this.features = features.Where(feature => feature.Number.Length > 0).ToLookup(feature => feature.Number.Trim(), StringComparer.Ordinal);
        rows = heading.Body.ToLookup(row => row.Text(key) ?? "", row => row.Number, StringComparer.Ordinal);
    }

    /// <summary>How many rows have a number that no feature has.</summary>
    internal int UnmatchedCount { get; private set; }

    /// <exception cref="FaultException">EXC-JOIN-NUMBER, EXC-JOIN-TWICE, EXC-JOIN-NONE, EXC-JOIN-SEVERAL; or why the row cannot be relied upon.</exception>
    internal PlanFeature FeatureOf(TableRow row)
    {
        if (row.Refusal is { } refusal)
            throw new FaultException(refusal);
        if (row.Text(key) is not { } number)
            throw ExchangeTexts.Refusal("EXC-JOIN-NUMBER", ColumnLetters.Of(key));
        var found = features[number].Take(2).ToList();
        if (found.Count == 0)
        {
            UnmatchedCount++;
            throw ExchangeTexts.Refusal("EXC-JOIN-NONE", number);
        }

        if (rows[number].FirstOrDefault(other => other != row.Number) is > 0 and var twin)
            throw ExchangeTexts.Refusal("EXC-JOIN-TWICE", number, twin);
        return found.Count == 1 ? found[0] : throw ExchangeTexts.Refusal("EXC-JOIN-SEVERAL", number, features[number].Count());
    }
}
