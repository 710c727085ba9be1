package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.ProviderGround;
import cn.icpfiling.filing.core.acts.ProviderProposal;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.inspections.FindingFacts;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.ProviderProposalRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Does what follows from an overdue finding, as the platform and without a person (docs/trade.md 3.3, 3.4): the access ends at
 * once; a deregistration is proposed, and two persons decide. So is the end of access after a granted change that was opened from
 * the finding: inspection-service may not know of it yet. The audit records each outcome, also that nothing followed.
 *
 * <p>Runs in the transaction of the inbox. Locks as a decision on a proposal does: the subject's open order, the subject, the
 * service.
 */
@ApplicationScoped
public class EndByFinding {

    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final OrderRepository orders;
    private final ProviderProposalRepository proposals;
    private final EndAccessByProvider endAccess;
    private final EndingChecks checks;
    private final Audit audit;
    private final Clock clock;

    EndByFinding(
            SubjectRepository subjects,
            FiledServiceRepository services,
            OrderRepository orders,
            ProviderProposalRepository proposals,
            EndAccessByProvider endAccess,
            EndingChecks checks,
            Audit audit,
            Clock clock) {
        this.subjects = subjects;
        this.services = services;
        this.orders = orders;
        this.proposals = proposals;
        this.endAccess = endAccess;
        this.checks = checks;
        this.audit = audit;
        this.clock = clock;
    }

    /** What followed from the finding. */
    public enum Outcome {
        ACCESS_CANCELLED,
        PROPOSED,
        /** Cured, contested, extended or settled since the event. */
        NOT_OVERDUE,
        /** The policy leaves the finding to an inspector. */
        NO_CONSEQUENCE,
        /** The subject has no such site here. */
        NOT_FILED_HERE,
        /** Holder, provider or authority ended it before. */
        ENDED_BEFORE,
        /** A proposal for the same site or subject waits for its decision. */
        PROPOSAL_OPEN
    }

    /** @param finding as inspection-service told it a moment ago */
    @Transactional(Transactional.TxType.MANDATORY)
    public Outcome handle(FindingFacts finding) {
        var outcome = end(finding);
        audit.record(Act.of("ENDING.FINDING", "SUBJECT", finding.subjectId())
                .because(finding.reason())
                .with("finding", finding.id())
                .with("service", finding.serviceId())
                .with("outcome", outcome));
        return outcome;
    }

    /**
     * The same for a finding that an inspector has looked at again. Empty if it is not overdue, or if two persons have declined
     * what follows: then it is theirs.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Outcome> handleAgain(FindingFacts finding) {
        return OverdueFinding.is(finding) && !proposals.wasDeclined(finding.id())
                ? Optional.of(handle(finding))
                : Optional.empty();
    }

    private Outcome end(FindingFacts finding) {
        if (!OverdueFinding.is(finding)) {
            return Outcome.NOT_OVERDUE;
        }
        var act = OverdueFinding.end(finding);
        if (act.isEmpty()) {
            return Outcome.NO_CONSEQUENCE;
        }
        var holder = subjects.holderOf(finding.subjectId());
        if (holder.isEmpty()) {
            return Outcome.NOT_FILED_HERE;
        }
        var before = orders.lockedOpenOf(holder.get());
        var subject = subjects.locked(finding.subjectId());
        var service = serviceOf(finding);
        if (service.isEmpty() && finding.serviceId() != null) {
            return Outcome.NOT_FILED_HERE;
        }
        if (EndingChecks.blockOf(act.get(), subject, service.orElse(null)).isPresent()) {
            return Outcome.ENDED_BEFORE;
        }
        var ground = new ProviderGround(finding.reason(), finding.id());
        if (act.get() != FiledAct.CANCEL_ACCESS || orders.isChanged(subject.id(), finding.id())) {
            return propose(EndTarget.of(act.get(), subject, service.orElse(null)), ground);
        }
        // While this transaction waits for the subject's lock, an order may be drafted, and the filing may go to
        // another account:
        // an order of its former holder is not about it.
        var open = before.filter(order -> order.holder().equals(subject.holder()))
                .or(() -> orders.lockedOpenOf(subject.holder()));
        endAccess.handle(subject, service.orElseThrow(), ground, open, Map.of("role", "SYSTEM"));
        return Outcome.ACCESS_CANCELLED;
    }

    private Optional<FiledService> serviceOf(FindingFacts finding) {
        return Optional.ofNullable(finding.serviceId())
                .flatMap(id -> services.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE))
                .filter(service -> service.subjectId().equals(finding.subjectId()));
    }

    private Outcome propose(EndTarget target, ProviderGround ground) {
        if (proposals.isOpenFor(Objects.requireNonNullElse(target.service(), target.subject()))) {
            return Outcome.PROPOSAL_OPEN;
        }
        var proposal = ProviderProposal.ofPlatform(
                Ids.next(), target.act(), target.subject(), target.service(), ground, clock.instant());
        proposals.insert(proposal);
        checks.tell("PROPOSE", proposal);
        return Outcome.PROPOSED;
    }
}
