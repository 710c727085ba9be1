package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.acts.ProviderProposal;
import cn.icpfiling.filing.filings.PreparedActs;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.ProviderProposalRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.UUID;

/**
 * The second person confirms or declines what a colleague proposed, neither of them the holder. A confirmed end of access holds at once,
 * and the holder is told by the record's event. A confirmed deregistration goes to the authority like a holder's, without a gate; an
 * order of the subject that is under way comes first. A proposal of the platform takes two confirmations: the first one endorses it. A
 * finding is verified before the transaction (ADR 0030). Locks: the subject's open order, the subject, the proposal, the service.
 */
@ApplicationScoped
class DecideProposal {

    private final PreparedActs acts;
    private final SubjectRepository subjects;
    private final OrderRepository orders;
    private final ProviderProposalRepository proposals;
    private final PrepareDecision prepare;
    private final SettleProposal settle;
    private final EndingChecks checks;

    DecideProposal(
            PreparedActs acts,
            SubjectRepository subjects,
            OrderRepository orders,
            ProviderProposalRepository proposals,
            PrepareDecision prepare,
            SettleProposal settle,
            EndingChecks checks) {
        this.acts = acts;
        this.subjects = subjects;
        this.orders = orders;
        this.proposals = proposals;
        this.prepare = prepare;
        this.settle = settle;
        this.checks = checks;
    }

    StoredResponse handle(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch, ProposalDecision decision) {
        return acts.perform(idempotentRequest, () -> prepare.handle(id, ifMatch, decision.decision()), subjectId -> {
            var before = subjects.holderOf(subjectId).flatMap(orders::lockedOpenOf);
            var subject = subjects.locked(subjectId);
            // While this transaction waits for the subject's lock, an order may be drafted, and the filing may go to
            // another account.
            var open = before.filter(order -> order.holder().equals(subject.holder()))
                    .or(() -> orders.lockedOpenOf(subject.holder()));
            var proposal = proposals.locked(id);
            ifMatch.require(proposal.version());
            checks.requireNotOwn(subject);
            proposal.requireOpen();
            if (decision.decision() == ProposalDecision.Choice.DECLINE) {
                settle.decline(proposal);
            } else {
                settle.confirm(proposal, subject, open);
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
