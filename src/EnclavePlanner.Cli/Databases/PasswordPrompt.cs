using System.Text;

namespace EnclavePlanner.Cli.Databases;

/// <summary>Asks for a password at the console, where it is not shown.</summary>
internal static class PasswordPrompt
{
    /// <summary>What was typed; null where nobody sits at a console, and empty where he gave up.</summary>
    internal static string? Ask(string prompt)
    {
        if (Console.IsInputRedirected)
            return null;
        Console.Error.Write(prompt);
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key is not (ConsoleKey.Enter or ConsoleKey.Escape))
        {
            if (key.Key == ConsoleKey.Backspace)
                typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
