using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk;

public static class QueueWords
{
    public static string Of(this IStringLocalizer<Words> words, QueueView view) => view.Slug switch
    {
        "minha" => words["Minha fila"],
        "sem-responsavel" => words["Sem responsável"],
        "vencendo" => words["Vencem em 1 hora"],
        "vencidos" => words["Prazo vencido"],
        "cliente-respondeu" => words["Cliente respondeu"],
        "aguardando-cliente" => words["Aguardando cliente"],
        "aguardando-terceiro" => words["Aguardando terceiro"],
        "todos" => words["Todos em aberto"],
        _ => throw new ArgumentOutOfRangeException(nameof(view)),
    };
}
