package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.ActBlock;
import cn.icpfiling.filing.core.DeregistrationProposal;
import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.FiledService;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.ProviderGround;
import cn.icpfiling.filing.core.RecordStatus;
import cn.icpfiling.filing.core.Subject;
import cn.icpfiling.filing.rules.RuleSets;
import cn.icpfiling.filing.store.DeregistrationProposalRepository;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The provider has a record deregistered on a finding (domain rules 3.7): one person proposes, another confirms, neither of them the
 * holder. Then the order goes straight on like a holder's, without a gate, and its holder has no part in it. An order of the subject that
 * is under way comes first. Locks: the subject, then the proposal, then the service.
 */
@ApplicationScoped
class DeregisterByProvider {

    private final Once once;
    private final CurrentActor actor;
    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final OrderRepository orders;
    private final DeregistrationProposalRepository proposals;
    private final RuleSets rules;
    private final DraftDeregistration draft;
    private final Audit audit;
    private final Clock clock;

    DeregisterByProvider(
            Once once,
            CurrentActor actor,
            SubjectRepository subjects,
            FiledServiceRepository services,
            OrderRepository orders,
            DeregistrationProposalRepository proposals,
            RuleSets rules,
            DraftDeregistration draft,
            Audit audit,
            Clock clock) {
        this.once = once;
        this.actor = actor;
        this.subjects = subjects;
        this.services = services;
        this.orders = orders;
        this.proposals = proposals;
        this.rules = rules;
        this.draft = draft;
        this.audit = audit;
        this.clock = clock;
    }

    Answer proposeService(UUID id, Attempt attempt, ProviderGround ground) {
        return once.perform(attempt, () -> {
            var subject = subjects.locked(services.subjectOf(id));
            return propose(subject, services.locked(id), ground);
        });
    }

    Answer proposeSubject(UUID id, Attempt attempt, ProviderGround ground) {
        return once.perform(attempt, () -> propose(subjects.locked(id), null, ground));
    }

    private Reply propose(Subject subject, FiledService service, ProviderGround ground) {
        requireNotOwn(subject);
        requireOnRecord(subject, service);
        var proposal = DeregistrationProposal.of(
                Ids.next(),
                subject.id(),
                service == null ? null : service.id(),
                ground,
                actor.account(),
                clock.instant());
        proposals.insert(proposal);
        tell("DEREGISTRATION.PROPOSE", proposal);
        return reply(proposal, 201, "/api/v1/deregistration-proposals/" + proposal.id());
    }

    Answer decide(UUID id, Attempt attempt, IfMatch seen, ProposalDecision decision) {
        return once.perform(attempt, () -> {
            var subject = subjects.locked(proposals.subjectOf(id));
            var proposal = proposals.locked(id);
            seen.require(proposal.version());
            requireNotOwn(subject);
            proposal.requireOpen();
            if (decision.decision() == ProposalDecision.Choice.DECLINE) {
                proposal.declined(actor.account(), clock.instant());
                tell("DEREGISTRATION.DECLINE", proposal);
            } else {
                confirm(proposal, subject);
            }
            return reply(proposal, 200, null);
        });
    }

    private void confirm(DeregistrationProposal proposal, Subject subject) {
        if (actor.get().isSamePersonAs(proposal.proposedBy())) {
            throw new ProblemException(FilingProblem.SECOND_PERSON_NEEDED);
        }
        var service = proposal.serviceId().map(services::locked).orElse(null);
        requireOnRecord(subject, service);
        orders.openOf(subject.holder()).map(Order::id).ifPresent(open -> {
            throw new ProblemException(FilingProblem.ORDER_IN_PROGRESS, open);
        });
        var order = draft.ofProvider(
                service == null ? OrderType.DEREGISTER_SUBJECT : OrderType.DEREGISTER_SERVICE,
                subject,
                service,
                OrderActor.reviewer(actor.account()),
                proposal.ground(),
                rules.inForce().version());
        proposal.confirmed(actor.account(), order.id(), clock.instant());
        tell("DEREGISTRATION.CONFIRM", proposal);
    }

    private void requireNotOwn(Subject subject) {
        if (actor.get().isSamePersonAs(subject.holder())) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
    }

    private static void requireOnRecord(Subject subject, FiledService service) {
        var status = service == null ? subject.status() : service.status();
        if (status != RecordStatus.REGISTERED) {
            var act = service == null ? FiledAct.DEREGISTER_SUBJECT : FiledAct.DEREGISTER_SERVICE;
            throw new ProblemException(FilingProblem.ACT_BLOCKED, act)
                    .with(List.of(new Violation("", ActBlock.Code.RECORD_DEREGISTERED.key(), null, List.of())));
        }
    }

    private void tell(String act, DeregistrationProposal proposal) {
        audit.record(Act.of(act, "SUBJECT", proposal.subjectId())
                .with("proposal", proposal.id())
                .with("service", proposal.serviceId().orElse(null))
                .with("finding", proposal.ground().findingId())
                .with("reason", proposal.ground().reason())
                .with("order", proposal.orderId()));
    }

    /** Written first, so that the tag is that of the commit; the answer is the same in every language. */
    private Reply reply(DeregistrationProposal proposal, int status, String location) {
        proposals.flush();
        return new Reply(status, location, tag(proposal).toString(), ProposalView.of(proposal));
    }

    static VersionTag tag(DeregistrationProposal proposal) {
        return new VersionTag(proposal.version(), Locale.ROOT);
    }
}
