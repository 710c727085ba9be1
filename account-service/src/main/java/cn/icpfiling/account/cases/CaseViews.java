package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.CaseMessageRepository;
import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** Builds the views of a case. Call it in a transaction. */
@ApplicationScoped
public class CaseViews {

    static final int MOST_MESSAGES = 100;

    private final CaseEncryption encryption;
    private final CasePolicy policy;
    private final CaseMessageRepository messages;
    private final Clock machine;

    CaseViews(
            CaseEncryption encryption, CasePolicy policy, CaseMessageRepository messages, @MachineClock Clock machine) {
        this.encryption = encryption;
        this.policy = policy;
        this.messages = messages;
        this.machine = machine;
    }

    SupportCaseView forSupport(SupportCase found) {
        var now = machine.instant();
        var state = found.stateAt(now);
        var details = encryption.detailsOf(found);
        var claimed = state == CaseState.CLAIMED;
        return new SupportCaseView(
                found.id(),
                found.kind(),
                state,
                found.holder(),
                found.holderKind(),
                found.filedAs(),
                found.object(),
                details.name() == null ? null : Masks.name(details.name()),
                Phones.masked(details.phone()),
                details.text() != null,
                found.kind().endangersSource() && found.isSought() ? found.source() != null : null,
                policy.papersOf(found),
                found.needsTwoPersons(),
                found.openedAt(),
                found.papersAt(),
                found.dueOn(),
                found.isDueProvisional(),
                isOverdue(found),
                found.expiresAt(),
                claimed ? found.claimedBy() : null,
                claimed ? found.claimEndsAt() : null,
                found.proposal() == null ? null : found.proposal().proposedBy(),
                found.proposal() == null ? null : found.proposal().proposedDecision(),
                found.proposal() == null ? null : found.proposal().proposedReason(),
                found.reason(),
                found.decidedAt(),
                found.effectDueAt());
    }

    TaggedSupportCase tagged(SupportCase found) {
        return new TaggedSupportCase(forSupport(found), new VersionTag(found.version(), Locale.ROOT));
    }

    /** Without messages. */
    OwnCaseView inList(SupportCase found) {
        return own(found, null);
    }

    /** With its messages. */
    public OwnCaseView forHolder(SupportCase found) {
        return own(found, messagesOf(found));
    }

    List<CaseMessageView> messagesOf(SupportCase found) {
        return messages.of(found.id(), MOST_MESSAGES).stream()
                .map(message ->
                        new CaseMessageView(message.isBySupport(), encryption.textOf(message), message.writtenAt()))
                .toList();
    }

    private OwnCaseView own(SupportCase found, List<CaseMessageView> written) {
        return new OwnCaseView(
                found.id(),
                found.kind(),
                HolderCaseState.of(found.stateAt(machine.instant())),
                found.holderKind(),
                found.filedAs(),
                found.object(),
                policy.papersOf(found),
                found.openedAt(),
                found.papersAt(),
                found.dueOn(),
                found.isDueProvisional(),
                found.expiresAt(),
                found.reason(),
                found.decidedAt(),
                found.effectDueAt(),
                written);
    }

    private boolean isOverdue(SupportCase found) {
        return found.dueOn() != null
                && found.isOpen()
                && LegalTime.dayOf(policy.now()).isAfter(found.dueOn());
    }
}
