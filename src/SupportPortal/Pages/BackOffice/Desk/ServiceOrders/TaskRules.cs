using FluentValidation;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.ServiceOrders;

internal static class TaskRules
{
    public static IRuleBuilderOptions<T, string> OneTaskALine<T>(this IRuleBuilder<T, string> text, IStringLocalizer<Words> words) => text
        .NotEmpty().MaximumLength(ServiceOrder.TextMaxLength)
        .Must(t => ServiceOrderTask.Lines(t).All(line => line.Length <= ServiceOrderTask.TextMaxLength)).WithMessage(_ => words["Cada tarefa, uma por linha, tem até {0} caracteres.", ServiceOrderTask.TextMaxLength])
        .Must(t => ServiceOrderTask.Lines(t).Count <= ServiceOrder.MaxLines).WithMessage(_ => words["Uma OS tem no máximo 60 linhas de cada tipo."]);
}
