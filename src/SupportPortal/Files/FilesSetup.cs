namespace SupportPortal.Files;

public static class FilesSetup
{
    public static IServiceCollection AddFiles(this IServiceCollection services) => services.AddScoped<FileStore>().AddScoped<ProductFileStore>();
}
