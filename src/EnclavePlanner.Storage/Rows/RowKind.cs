namespace EnclavePlanner.Storage.Rows;

/// <summary>The kinds of rows a plan is made of.</summary>
internal enum RowKind
{
    Plan,
    City,
    Scheme,
    SwapProposal,
    ProposalSignature,
    Parameter,
    Parcel,
    ControlLine,
    Place,
    Road,
    Plot,
    Enclave,
}
