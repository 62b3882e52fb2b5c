namespace SupportPortal.Web;

/// <summary>Names the translations: Words.en.resx and Words.es.resx, keyed by the Portuguese text.</summary>
public sealed class Words;
