namespace SupportPortal.Documents;

public static class DocumentsSetup
{
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
#if QUESTPDF
        return services.AddSingleton<IPageRenderer, QuestPdfRenderer>();
#else
        return services.AddSingleton<IPageRenderer, PdfRenderer>();
#endif
    }
}
