package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.FiledService;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.ProviderProposal;
import cn.icpfiling.filing.core.Subject;
import cn.icpfiling.filing.rules.RuleSets;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.ProviderProposalRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets a second member of staff confirm or decline a colleague's proposal; neither is the holder. A confirmed end of
 * access takes effect at once, and the record's event informs the holder. A confirmed deregistration goes to the
 * authority like a holder's, without a gate; an open order of the subject blocks it. Locks, in this order: the
 * subject's open order, the subject, the proposal, the service.
 */
@ApplicationScoped
class DecideProposal {

    private final Once once;
    private final CurrentActor actor;
    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final OrderRepository orders;
    private final ProviderProposalRepository proposals;
    private final EndAccessByProvider endAccess;
    private final DraftDeregistration draft;
    private final RuleSets rules;
    private final EndingChecks checks;
    private final Clock clock;

    DecideProposal(
            Once once,
            CurrentActor actor,
            SubjectRepository subjects,
            FiledServiceRepository services,
            OrderRepository orders,
            ProviderProposalRepository proposals,
            EndAccessByProvider endAccess,
            DraftDeregistration draft,
            RuleSets rules,
            EndingChecks checks,
            Clock clock) {
        this.once = once;
        this.actor = actor;
        this.subjects = subjects;
        this.services = services;
        this.orders = orders;
        this.proposals = proposals;
        this.endAccess = endAccess;
        this.draft = draft;
        this.rules = rules;
        this.checks = checks;
        this.clock = clock;
    }

    Answer handle(UUID id, Attempt attempt, IfMatch seen, ProposalDecision decision) {
        return once.perform(attempt, () -> {
            var subjectId = proposals.subjectOf(id);
            var open = orders.openOf(subjects.findById(subjectId).holder())
                    .map(Order::id)
                    .map(orders::locked);
            var subject = subjects.locked(subjectId);
            var proposal = proposals.locked(id);
            seen.require(proposal.version());
            checks.requireNotOwn(subject);
            proposal.requireOpen();
            if (decision.decision() == ProposalDecision.Choice.DECLINE) {
                proposal.declined(actor.account(), clock.instant());
                checks.tell("DECLINE", proposal);
            } else {
                confirm(proposal, subject, open);
                checks.tell("CONFIRM", proposal);
            }
            proposals.flush();
            return reply(proposal, 200, null);
        });
    }

    private void confirm(ProviderProposal proposal, Subject subject, Optional<Order> open) {
        if (actor.get().isSamePersonAs(proposal.proposedBy())) {
            throw new ProblemException(FilingProblem.SECOND_PERSON_NEEDED);
        }
        var service = proposal.serviceId().map(services::locked).orElse(null);
        checks.requireEndable(proposal.act(), subject, service);
        if (proposal.act() == FiledAct.CANCEL_ACCESS) {
            var returned = endAccess.handle(subject, service, proposal, open);
            proposal.accessEnded(actor.account(), returned, clock.instant());
        } else {
            deregister(proposal, subject, service);
        }
    }

    private void deregister(ProviderProposal proposal, Subject subject, FiledService service) {
        orders.openOf(subject.holder()).map(Order::id).ifPresent(other -> {
            throw new ProblemException(FilingProblem.ORDER_IN_PROGRESS, other);
        });
        var order = draft.ofProvider(
                OrderType.valueOf(proposal.act().name()),
                subject,
                service,
                OrderActor.reviewer(actor.account()),
                proposal.ground(),
                rules.inForce().version());
        proposal.confirmed(actor.account(), order.id(), clock.instant());
    }

    /**
     * Call this once the proposal is written, so that the ETag is that of the commit. The answer is the same in every
     * language.
     */
    static Reply reply(ProviderProposal proposal, int status, String location) {
        return new Reply(status, location, tag(proposal).toString(), ProposalView.of(proposal));
    }

    static VersionTag tag(ProviderProposal proposal) {
        return new VersionTag(proposal.version(), Locale.ROOT);
    }
}
