using System.Globalization;

namespace EnclavePlanner.Geodesy.Faults;

/// <summary>Stops an action for a reason that the user can mend. Its message is the fault's sentence, never a stack of ours.</summary>
public sealed class FaultException : Exception
{
    /// <summary>Stops with <paramref name="fault"/>.</summary>
    public FaultException(Fault fault, Exception? innerException = null)
        : base(null, innerException) => Fault = fault;

    /// <summary>What is wrong, where, and what to do.</summary>
    public Fault Fault { get; }

    /// <inheritdoc/>
    public override string Message => Fault.In(CultureInfo.CurrentUICulture);
}
