using System.Diagnostics.CodeAnalysis;

namespace SupportPortal.Domain;

/// <summary>A rule of the business said no. The message is Portuguese, meant for the person, and is its own translation key.</summary>
public sealed class RuleException(string message) : Exception(message)
{
    public static void ThrowIf([DoesNotReturnIf(true)] bool broken, string reason)
    {
        if (broken) { throw new RuleException(reason); }
    }
}
