using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Tables;

/// <summary>What a table looks like before it is taken.</summary>
/// <param name="Encoding">The encoding it would be read in.</param>
/// <param name="Notices">How it was read.</param>
/// <param name="Columns">The names of its columns, in their order.</param>
/// <param name="Key">The column of the features' numbers; null where none is known, and for parameters.</param>
/// <param name="Binding">Which of our fields (key) is filled from which column (value).</param>
/// <param name="Rows">The values of the first rows, by column.</param>
/// <param name="Count">How many rows there are below the heading.</param>
public sealed record TablePreview(
    string Encoding,
    ImmutableArray<LocalizedText> Notices,
    ImmutableArray<string> Columns,
    string? Key,
    ImmutableSortedDictionary<string, string> Binding,
    ImmutableArray<ImmutableDictionary<string, string>> Rows,
    int Count);
