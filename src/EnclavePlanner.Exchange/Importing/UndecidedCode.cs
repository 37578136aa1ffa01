using System.Collections.Immutable;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>A land-use code of a file that several classes of the guide share: the user decides, nothing is guessed.</summary>
/// <param name="Code">The code as the file has it.</param>
/// <param name="Choices">The codes of the guide that it may mean.</param>
/// <param name="Rows">How many records have it.</param>
public sealed record UndecidedCode(string Code, ImmutableArray<string> Choices, int Rows);
