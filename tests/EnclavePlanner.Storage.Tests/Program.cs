using EnclavePlanner.Storage.Tests.OtherProcess;
using Microsoft.Testing.Platform.Builder;

if (args is [OtherProgram.Marker, .. var task])
    return await OtherProgram.RunAsync(task);
if (args is [FileProgram.Marker, .. var fileTask])
    return await FileProgram.RunAsync(fileTask);

var builder = await TestApplication.CreateBuilderAsync(args);
EnclavePlanner.Storage.Tests.SelfRegisteredExtensions.AddSelfRegisteredExtensions(builder, args);
using var application = await builder.BuildAsync();
return await application.RunAsync();
