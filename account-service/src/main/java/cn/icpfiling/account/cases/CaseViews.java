package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.CaseMessageRepository;
import cn.icpfiling.account.store.UnansweredLookUpTable;
import cn.icpfiling.platform.personaldata.Masks;
import cn.icpfiling.platform.problem.Texts;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Builds the views of a case. Call it in a transaction. */
@ApplicationScoped
public class CaseViews {

    static final int MOST_MESSAGES = 100;

    /** A look-up without an answer for so long is shown to the desk. */
    private static final Duration UNANSWERED = Duration.ofMinutes(30);

    private final CaseEncryption encryption;
    private final CasePolicy policy;
    private final CaseMessageRepository messages;
    private final UnansweredLookUpTable unanswered;
    private final Texts texts;
    private final Clock machine;

    CaseViews(
            CaseEncryption encryption,
            CasePolicy policy,
            CaseMessageRepository messages,
            UnansweredLookUpTable unanswered,
            Texts texts,
            @MachineClock Clock machine) {
        this.encryption = encryption;
        this.policy = policy;
        this.messages = messages;
        this.unanswered = unanswered;
        this.texts = texts;
        this.machine = machine;
    }

    SupportCaseView forSupport(SupportCase found) {
        return forSupport(found, Hindrances.NOT_ASKED);
    }

    private SupportCaseView forSupport(SupportCase found, Hindrances hindrances) {
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
                isUnanswered(found) ? true : null,
                hindrances.names(),
                hindrances.unknown() ? true : null,
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
                found.effectDueAt(),
                found.objectedAt(),
                found.grantTakenBackAt());
    }

    private boolean isUnanswered(SupportCase found) {
        var late = policy.now().minus(UNANSWERED);
        // The first three keep nearly all cases of a list from a query of their own.
        return found.kind() == CaseKind.OFFLINE_TRANSFER
                && !found.isSought()
                && !found.openedAt().isAfter(late)
                && unanswered
                        .since(found.id())
                        .filter(since -> !since.isAfter(late))
                        .isPresent();
    }

    TaggedSupportCase tagged(SupportCase found) {
        return tagged(found, Hindrances.NOT_ASKED);
    }

    TaggedSupportCase tagged(SupportCase found, Hindrances hindrances) {
        return new TaggedSupportCase(forSupport(found, hindrances), new VersionTag(found.version(), Locale.ROOT));
    }

    /** Without messages. */
    OwnCaseView inList(SupportCase found, Language language) {
        return own(found, reasonOf(found, language), null);
    }

    /** With its messages. A case that is still open has no reason, and so no text in any language. */
    public OwnCaseView forHolder(SupportCase found) {
        return own(found, null, messagesOf(found));
    }

    /** With its messages, and with the reason in the language. */
    OwnCaseView forHolder(SupportCase found, Language language) {
        return own(found, reasonOf(found, language), messagesOf(found));
    }

    /** A reason of the support has the text of its notice; a code has the texts of its problem, if this service knows it. */
    private OwnCaseView.ReasonText reasonOf(SupportCase found, Language language) {
        var reason = found.reason();
        var locale = language.locale();
        if (reason == null) {
            return null;
        }
        var ofNotice = "SUPPORT_CASE." + reason + ".notice";
        if (texts.has(locale, ofNotice)) {
            return new OwnCaseView.ReasonText(texts.text(locale, ofNotice, List.of()), null);
        }
        return texts.has(locale, reason + ".detail")
                ? new OwnCaseView.ReasonText(
                        texts.text(locale, reason + ".detail", List.of()),
                        texts.text(locale, reason + ".remedy", List.of()))
                : null;
    }

    List<CaseMessageView> messagesOf(SupportCase found) {
        return messages.of(found.id(), MOST_MESSAGES).stream()
                .map(message ->
                        new CaseMessageView(message.isBySupport(), encryption.textOf(message), message.writtenAt()))
                .toList();
    }

    private OwnCaseView own(SupportCase found, OwnCaseView.ReasonText why, List<CaseMessageView> written) {
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
                why,
                found.decidedAt(),
                found.effectDueAt(),
                found.grantTakenBackAt(),
                written);
    }

    private boolean isOverdue(SupportCase found) {
        return found.dueOn() != null
                && found.isOpen()
                && LegalTime.dayOf(policy.now()).isAfter(found.dueOn());
    }
}
