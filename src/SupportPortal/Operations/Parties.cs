using SupportPortal.Documents;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;

namespace SupportPortal.Operations;

/// <summary>Who papers name: a customer as it is registered, and us as the payee of an account.</summary>
internal static class Parties
{
    public static Party OnPaper(this Customer customer) => new(customer.LegalName, $"CNPJ {customer.Cnpj}", customer.Address);

    public static Party OnPaper(this BankAccount account) => new(account.PayeeName, $"CNPJ {account.PayeeCnpj}", account.PayeeAddress);
}
