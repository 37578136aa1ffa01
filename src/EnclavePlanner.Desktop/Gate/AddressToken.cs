using System.Security.Cryptography;
using System.Text;

namespace EnclavePlanner.Desktop.Gate;

/// <summary>
/// The secret in the window's address. Another program or page on this machine can reach the loopback port, but does
/// not know the path that everything of ours stands under.
/// </summary>
public sealed class AddressToken
{
    private readonly byte[] expected;

    /// <summary>A token of 128 random bits.</summary>
    public AddressToken()
    {
        Value = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        expected = Encoding.ASCII.GetBytes(Value);
    }

    /// <summary>The token as it stands in the address.</summary>
    public string Value { get; }

    /// <summary>Compares in constant time.</summary>
    public bool Matches(ReadOnlySpan<char> candidate)
    {
        if (candidate.Length != expected.Length)
            return false;
        Span<byte> bytes = stackalloc byte[candidate.Length];
        for (var i = 0; i < candidate.Length; i++)
            bytes[i] = candidate[i] < 128 ? (byte)candidate[i] : (byte)0;
        return CryptographicOperations.FixedTimeEquals(bytes, expected);
    }
}
