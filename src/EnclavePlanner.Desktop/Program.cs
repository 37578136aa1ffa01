using EnclavePlanner.Desktop.Startup;

return await LaunchCommand.RunAsync(args);
