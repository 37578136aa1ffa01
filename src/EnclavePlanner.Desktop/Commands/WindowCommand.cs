namespace EnclavePlanner.Desktop.Commands;

/// <summary>What a user can have done: the same by menu, context menu and key.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Keys">The keys that call it, as a menu shows them; null for none.</param>
/// <param name="IsEnabled">Whether it can be done now.</param>
/// <param name="RunAsync">Does it.</param>
/// <param name="IsChecked">For one of several states: whether it is the present one; null for what is done once.</param>
public sealed record WindowCommand(string Name, string? Keys, Func<bool> IsEnabled, Func<Task> RunAsync, Func<bool>? IsChecked = null)
{
    /// <summary>The key of its text.</summary>
    public string TextKey { get; init; } = "command." + Name;
}
