using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Operations;
using SupportPortal.Pages.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Tickets;

public class ParticipantsModel(PortalDbContext db, Participants participants, Viewer me, IStringLocalizer<Words> words) : ParticipantsPage(db, participants, me, words);
