package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.acts.ProviderProposal;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.ProviderProposalRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;

/**
 * The second person confirms or declines what a colleague proposed, neither of them the holder. A confirmed end of access holds at once,
 * and the holder is told by the record's event. A confirmed deregistration goes to the authority like a holder's, without a gate; an
 * order of the subject that is under way comes first. Locks: the subject's open order, the subject, the proposal, the service.
 */
@ApplicationScoped
class DecideProposal {

    private final IdempotencyService idempotency;
    private final CurrentActor actor;
    private final SubjectRepository subjects;
    private final OrderRepository orders;
    private final ProviderProposalRepository proposals;
    private final ConfirmEnding confirmEnding;
    private final EndingChecks checks;
    private final Clock clock;

    DecideProposal(
            IdempotencyService idempotency,
            CurrentActor actor,
            SubjectRepository subjects,
            OrderRepository orders,
            ProviderProposalRepository proposals,
            ConfirmEnding confirmEnding,
            EndingChecks checks,
            Clock clock) {
        this.idempotency = idempotency;
        this.actor = actor;
        this.subjects = subjects;
        this.orders = orders;
        this.proposals = proposals;
        this.confirmEnding = confirmEnding;
        this.checks = checks;
        this.clock = clock;
    }

    StoredResponse handle(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch, ProposalDecision decision) {
        return idempotency.perform(idempotentRequest, () -> {
            var subjectId = proposals.subjectOf(id);
            var open = orders.openOf(subjects.findById(subjectId).holder())
                    .map(Order::id)
                    .map(orders::locked);
            var subject = subjects.locked(subjectId);
            var proposal = proposals.locked(id);
            ifMatch.require(proposal.version());
            checks.requireNotOwn(subject);
            proposal.requireOpen();
            if (decision.decision() == ProposalDecision.Choice.DECLINE) {
                proposal.declined(actor.account(), clock.instant());
                checks.tell("DECLINE", proposal);
            } else {
                confirmEnding.handle(proposal, subject, open);
                checks.tell("CONFIRM", proposal);
            }
            proposals.flush();
            return reply(proposal, 200, null);
        });
    }

    /** Call it once the proposal is written, so that the tag is that of the commit; the answer is the same in every language. */
    static Reply reply(ProviderProposal proposal, int status, String location) {
        return new Reply(status, location, tag(proposal).toString(), ProposalView.of(proposal));
    }

    static VersionTag tag(ProviderProposal proposal) {
        return new VersionTag(proposal.version(), Locale.ROOT);
    }
}
