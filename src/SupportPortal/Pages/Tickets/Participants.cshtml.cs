using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.Tickets;

public class ParticipantsModel(PortalDbContext db, Participants participants, Viewer me, IStringLocalizer<Words> words) : ParticipantsPage(db, participants, me, words);
