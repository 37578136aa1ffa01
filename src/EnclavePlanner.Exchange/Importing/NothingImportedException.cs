namespace EnclavePlanner.Exchange.Importing;

/// <summary>
/// Ends the rows of an import of which nothing is to come into the plan: whoever was taking them takes back what he has.
/// The report says why.
/// </summary>
public sealed class NothingImportedException() : Exception("Nothing of the file comes into the plan.");
