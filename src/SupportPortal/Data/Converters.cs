using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;

namespace SupportPortal.Data;

internal sealed class CnpjConverter() : ValueConverter<Cnpj, string>(c => c.Value, v => Cnpj.Parse(v));

internal sealed class CpfConverter() : ValueConverter<Cpf, string>(c => c.Value, v => Cpf.Parse(v));

internal sealed class WeekHoursConverter() : ValueConverter<WeekHours, string>(week => week.ToString(), text => WeekHours.Parse(text));
