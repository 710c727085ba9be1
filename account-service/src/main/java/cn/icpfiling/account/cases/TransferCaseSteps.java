package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.store.AccountFactTable;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.outbox.OutboxEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * Publishes the steps of the case of an offline transfer, for each side by itself: a fact about the account that is told, in its own count.
 * A count of the case would tell the target by a gap that the source was told, and so that the filing is here. The end by a hand-over is
 * {@code account.transferred}. Cases of other kinds have no events.
 */
@ApplicationScoped
public class TransferCaseSteps {

    private static final String TOPIC = "icp.account.v1";
    private static final String TYPE = "account.transfer-case.";
    private static final String OPENED = "opened";

    private final AccountFactTable facts;
    private final Outbox outbox;
    private final Clock clock;

    TransferCaseSteps(AccountFactTable facts, Outbox outbox, Clock clock) {
        this.facts = facts;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void opened(SupportCase found) {
        tellTarget(found, OPENED, null);
    }

    /** The source, once it is known and told. */
    @Transactional(Transactional.TxType.MANDATORY)
    void openedAgainst(SupportCase found) {
        tellSource(found, OPENED);
    }

    /** The support wrote a message to the holder. */
    @Transactional(Transactional.TxType.MANDATORY)
    void asked(SupportCase found) {
        tellTarget(found, "asked", null);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void handedIn(SupportCase found) {
        tellTarget(found, "handed-in", null);
    }

    /** Both sides of a decision or an end; call it after the step. */
    @Transactional(Transactional.TxType.MANDATORY)
    void settled(SupportCase found, CaseState state) {
        var step = switch (state) {
            case DECIDED_GRANTED -> "granted";
            case DECIDED_REFUSED -> "refused";
            case STOPPED -> "stopped";
            case EXPIRED -> "expired";
            case FAILED -> "failed";
            case DONE -> null;
            case OPEN, CLAIMED, WAITING_FOR_HOLDER, PROPOSED ->
                throw new IllegalArgumentException("no end of a case: " + state);
        };
        if (step != null && isTransfer(found)) {
            // The reason of a failure may be the source's, which the desk alone sees.
            var reason = state == CaseState.FAILED ? null : found.reason();
            // In the order of the ids, so two cases that cross do not wait for each other.
            if (found.source() != null && found.source().compareTo(found.holder()) < 0) {
                tellSource(found, step);
                tellTarget(found, step, reason);
            } else {
                tellTarget(found, step, reason);
                tellSource(found, step);
            }
        }
    }

    private static boolean isTransfer(SupportCase found) {
        return found.kind() == CaseKind.OFFLINE_TRANSFER;
    }

    private void tellTarget(SupportCase found, String step, String reason) {
        append(found, found.holder(), TransferCaseStep.Side.TARGET, step, null, reason);
    }

    private void tellSource(SupportCase found, String step) {
        if (found.source() != null) {
            append(found, found.source(), TransferCaseStep.Side.SOURCE, step, found.subject(), null);
        }
    }

    private void append(
            SupportCase found, UUID account, TransferCaseStep.Side side, String step, UUID subject, String reason) {
        if (!isTransfer(found)) {
            return;
        }
        facts.next(account)
                .ifPresent(sequence -> outbox.append(new OutboxEvent(
                        TOPIC,
                        account.toString(),
                        TYPE + step,
                        account,
                        sequence,
                        new TransferCaseStep(found.id(), account, side, clock.instant(), subject, reason))));
    }
}
