package cn.icpfiling.legacy.resets;

import cn.icpfiling.legacy.core.resets.MailboxReset;
import cn.icpfiling.legacy.core.resets.ResetState;
import cn.icpfiling.legacy.store.MailboxResetRepository;
import cn.icpfiling.legacy.supportcases.SupportCases;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.personaldata.Masks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends the mails of a grant: a notice to the old address, the link to the new one. The secret of a link exists in the mail
 * alone, so a repeat after a crash makes another link, and the one before becomes invalid.
 */
@ApplicationScoped
class SendResetMails {

    private static final Logger LOG = Logger.getLogger(SendResetMails.class);
    private static final Set<Integer> REFUSED_ADDRESS = Set.of(400, 422);

    private final MailboxResetRepository resets;
    private final ResetFields fields;
    private final SupportCases cases;
    private final Clock clock;
    private final String page;

    SendResetMails(
            MailboxResetRepository resets,
            ResetFields fields,
            SupportCases cases,
            Clock clock,
            @ConfigProperty(name = "icp.legacy.reset-page") String page) {
        this.resets = resets;
        this.fields = fields;
        this.cases = cases;
        this.clock = clock;
        this.page = page;
    }

    private record Mails(int number, String secret, String newMail, String oldMail, String language) {

        @Override
        public String toString() {
            return "Mails[" + number + "]";
        }
    }

    /** Call it outside of any transaction. Does nothing for an application without a grant, or whose mails were sent. */
    void handle(UUID id) {
        UnitOfWork.in(() -> resets.locked(id)
                        .filter(reset -> reset.state() == ResetState.GRANTED && reset.sentAt() == null)
                        .map(this::mails))
                .ifPresent(mails -> send(id, mails));
    }

    private Mails mails(MailboxReset reset) {
        var secret = ResetSecret.fresh();
        reset.link(secret.digest(), clock.instant());
        return new Mails(
                reset.linkNumber(), secret.text(), fields.newMailOf(reset), fields.oldMailOf(reset), reset.language());
    }

    private void send(UUID id, Mails mails) {
        Optional.ofNullable(mails.oldMail()).ifPresent(old -> tellOldMail(id, old, mails));
        cases.sendLink(id, mails.number(), mails.newMail(), mails.language(), page + mails.secret());
        UnitOfWork.run(() -> resets.locked(id).ifPresent(reset -> reset.sent(mails.number(), clock.instant())));
    }

    /** The old platform took addresses that no mail can go to. Such an address does not hold the link back. */
    private void tellOldMail(UUID id, String oldMail, Mails mails) {
        try {
            cases.tellOldMail(id, oldMail, mails.language(), Masks.mail(mails.newMail()));
        } catch (WebApplicationException refused) {
            var status = refused.getResponse().getStatus();
            if (!REFUSED_ADDRESS.contains(status)) {
                throw refused;
            }
            LOG.warnf("The old mail of the mailbox reset %s takes no notice: %d", id, status);
        }
    }
}
