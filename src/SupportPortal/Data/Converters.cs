using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Data;

internal sealed class CnpjConverter() : ValueConverter<Cnpj, string>(c => c.Value, v => Cnpj.Parse(v));

internal sealed class CpfConverter() : ValueConverter<Cpf, string>(c => c.Value, v => Cpf.Parse(v));
