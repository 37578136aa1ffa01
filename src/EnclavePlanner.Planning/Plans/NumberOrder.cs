namespace EnclavePlanner.Planning.Plans;

/// <summary>Orders numbers as people do: runs of digits by value (T-9 before T-10), the rest by character code.</summary>
public sealed class NumberOrder : IComparer<string>
{
    private NumberOrder()
    {
    }

    /// <summary>The only one.</summary>
    public static NumberOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> left = x, right = y;
        while (!left.IsEmpty && !right.IsEmpty)
        {
            var leftDigits = LeadingDigits(left);
            var rightDigits = LeadingDigits(right);
            int order;
            if (leftDigits > 0 && rightDigits > 0)
            {
                var leftValue = left[..leftDigits].TrimStart('0');
                var rightValue = right[..rightDigits].TrimStart('0');
                order = leftValue.Length != rightValue.Length
                    ? leftValue.Length - rightValue.Length
                    : leftValue.CompareTo(rightValue, StringComparison.Ordinal);
            }
            else
            {
                leftDigits = rightDigits = 1;
                order = left[0].CompareTo(right[0]);
            }

            if (order != 0)
                return order;
            left = left[leftDigits..];
            right = right[rightDigits..];
        }

        return left.Length != right.Length
            ? left.Length - right.Length
            : string.CompareOrdinal(x, y);
    }

    private static int LeadingDigits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
