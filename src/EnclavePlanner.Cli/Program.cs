using System.Globalization;
using EnclavePlanner.Cli;
using EnclavePlanner.Cli.Databases;

// Chinese file names and texts come out whole whatever the console's own code page is.
Console.OutputEncoding = System.Text.Encoding.UTF8;
return await EnclaveCommand.RunAsync(args, Console.Out, Console.Error, CultureInfo.CurrentUICulture, TimeProvider.System, PasswordPrompt.Ask);
