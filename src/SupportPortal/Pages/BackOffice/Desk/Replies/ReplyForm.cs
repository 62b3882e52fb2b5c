using FluentValidation;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Desk;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Replies;

public class ReplyForm
{
    public string Title { get; set; } = "";
    public string Body { get; set; } = "";
    public string For { get; set; } = Audience.Me;

    public class Validator : AbstractValidator<ReplyForm>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Title).NotEmpty().MaximumLength(CannedReply.TitleMaxLength).WithName(words["Título"]);
            RuleFor(x => x.Body).NotEmpty().MaximumLength(CannedReply.BodyMaxLength).WithName(words["Texto"]);
            RuleFor(x => x.Body).Must(body => CannedReply.UnknownIn(body) is null)
                .WithMessage(x => words["{0} não é uma variável. Use uma da lista abaixo do texto.", $"{{{{{CannedReply.UnknownIn(x.Body)}}}}}"]);
            RuleFor(x => x.For).NotEmpty().WithName(words["Quem usa"]);
        }
    }
}
