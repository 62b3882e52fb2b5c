using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Accounts;
using SupportPortal.Operations;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages;

/// <summary>What failed, what to do, another way. Drawn by <see cref="ErrorPages"/>; asked for directly it is a page that does not exist.</summary>
[AllowAnonymous]
public class ErrorModel(Viewer me, IStringLocalizer<Words> words) : PageModel
{
    public string What { get; private set; } = "";
    public string Way { get; private set; } = "";
    public string Icon { get; private set; } = "";
    public bool IsOurs { get; private set; }

    /// <summary>Whose form was sent while acting for another company: the way back to it.</summary>
    public MyCompanies.Company? FormOf { get; private set; }

    public async Task OnGetAsync(int code)
    {
        if (Response.StatusCode < StatusCodes.Status400BadRequest) { Response.StatusCode = code = StatusCodes.Status404NotFound; }
        IsOurs = code >= StatusCodes.Status500InternalServerError;
        if (code == StatusCodes.Status409Conflict && HttpContext.Features.Get<OtherCompany>() is { } other)
        {
            var companies = HttpContext.RequestServices.GetRequiredService<MyCompanies>(); // only here: the other failures may be the database's own
            FormOf = (await companies.ListAsync()).FirstOrDefault(c => c.Id == other.Id);
            (Icon, What, Way) = ("building", words["Este formulário é de outra empresa"], words["Você agora usa {0}, e a página foi aberta por outra empresa. Nada foi gravado.", me.CustomerName ?? ""].Value);
            return;
        }
        (Icon, What, Way) = code switch
        {
            StatusCodes.Status404NotFound => ("search", words["Página não encontrada"],
                words["O endereço mudou, não existe ou não está disponível para você. Confira o endereço ou comece pelo início."].Value),
            StatusCodes.Status409Conflict => ("refresh", words["Estes dados mudaram"],
                words["Volte, recarregue a página e confira como estão agora antes de tentar de novo."].Value),
            StatusCodes.Status413PayloadTooLarge => ("file-text", words["O envio passou do tamanho permitido"],
                words["Volte e envie arquivos menores, ou menos arquivos de cada vez."].Value),
            StatusCodes.Status429TooManyRequests => ("hourglass", words["Muitas tentativas em pouco tempo"],
                words["Espere alguns minutos e tente de novo."].Value),
            StatusCodes.Status503ServiceUnavailable => ("plug-connected-x", words["O portal está fora do ar por um momento"],
                words["Tente de novo em alguns minutos ou ligue para o suporte."].Value),
            >= StatusCodes.Status500InternalServerError => ("alert-circle", words["Não foi possível concluir"],
                words["O erro foi registrado. Tente de novo em alguns minutos ou ligue para o suporte."].Value),
            _ => ("alert-triangle", words["Não foi possível ler o que foi enviado"],
                words["Volte, recarregue a página e tente de novo."].Value),
        };
    }
}
