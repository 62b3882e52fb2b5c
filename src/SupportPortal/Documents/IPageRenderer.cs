namespace SupportPortal.Documents;

/// <summary>Makes the file of a document. The same drawing always gives the same bytes: their hash is stored as proof.</summary>
public interface IPageRenderer
{
    byte[] Pdf(Drawing drawing);
}
