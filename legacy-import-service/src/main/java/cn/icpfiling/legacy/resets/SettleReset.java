package cn.icpfiling.legacy.resets;

import cn.icpfiling.legacy.core.resets.HolderKind;
import cn.icpfiling.legacy.core.resets.MailboxReset;
import cn.icpfiling.legacy.core.resets.ResetState;
import cn.icpfiling.legacy.store.MailboxResetRepository;
import cn.icpfiling.legacy.supportcases.SupportCases;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Goes on with one application: opens its case, takes the support's decision, sends the mails. May be repeated at any step. */
@ApplicationScoped
class SettleReset {

    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(SettleReset.class);
    private static final String KIND = "LEGACY_PAPERS";

    private final MailboxResetRepository resets;
    private final SupportCases cases;
    private final DecideReset decide;
    private final SendResetMails send;

    SettleReset(MailboxResetRepository resets, SupportCases cases, DecideReset decide, SendResetMails send) {
        this.resets = resets;
        this.cases = cases;
        this.decide = decide;
        this.send = send;
    }

    private record Seen(
            ResetState state, UUID account, HolderKind holderKind, String filedAs, UUID caseId, String refusal) {

        static Seen of(MailboxReset reset) {
            return new Seen(
                    reset.state(),
                    reset.account(),
                    reset.holderKind(),
                    reset.filedAs(),
                    reset.caseId(),
                    reset.refusal());
        }
    }

    /** Opens the case. A silent account-service is asked again by the job, without the applicant's name. */
    void openCase(UUID id, String name) {
        guarded(id, () -> open(id, seen(id), name));
    }

    void handle(UUID id) {
        guarded(id, () -> {
            var seen = seen(id);
            switch (seen.state()) {
                case ASKED -> {
                    if (seen.caseId() == null) {
                        open(id, seen, null);
                    } else {
                        decide(id, seen.caseId());
                    }
                }
                case GRANTED -> send.handle(id);
                case REFUSED -> tellFailure(id, seen);
                case DONE, EXPIRED, REPLACED -> {
                    // Over meanwhile.
                }
            }
        });
    }

    private void open(UUID id, Seen seen, String name) {
        if (seen.caseId() == null) {
            var opened = cases.open(KIND, seen.account(), seen.holderKind().name(), id, name, seen.filedAs());
            if (opened.isEmpty()) {
                UnitOfWork.run(() -> decide.accountGone(id));
                return;
            }
            UnitOfWork.run(() -> resets.locked(id).ifPresent(reset -> reset.openedCase(opened.get())));
        }
    }

    private void decide(UUID id, UUID caseId) {
        var result = cases.resultOf(caseId);
        if (result == SupportCases.Result.OPEN) {
            return;
        }
        UnitOfWork.run(() -> decide.handle(id, result == SupportCases.Result.GRANTED));
        send.handle(id);
        if (result == SupportCases.Result.GRANTED) {
            tellFailure(id, seen(id));
        }
    }

    /** The holder read of a grant, so account-service has to tell them that nothing came of it. */
    private void tellFailure(UUID id, Seen seen) {
        if (seen.state() == ResetState.REFUSED) {
            cases.fail(seen.caseId(), seen.refusal());
            UnitOfWork.run(() -> resets.locked(id).ifPresent(MailboxReset::failureTold));
        }
    }

    private Seen seen(UUID id) {
        return UnitOfWork.in(() -> Seen.of(resets.findById(id)));
    }

    private static void guarded(UUID id, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException trouble) {
            LOG.warnf(
                    "The mailbox reset %s stays for now: %s",
                    id, trouble.getClass().getSimpleName());
        }
    }
}
