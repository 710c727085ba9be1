package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.acts.ProviderProposal;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordEnd;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.filings.EndFiling;
import cn.icpfiling.filing.rules.RuleSets;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Carries out a confirmed deregistration: by an order that goes to the authority, or at once in our own records if the authority does not
 * have the record any more.
 */
@ApplicationScoped
class DeregisterByProvider {

    private final CurrentActor actor;
    private final OrderRepository orders;
    private final DraftDeregistration draft;
    private final RuleSets rules;
    private final EndFiling endFiling;
    private final Clock clock;

    DeregisterByProvider(
            CurrentActor actor,
            OrderRepository orders,
            DraftDeregistration draft,
            RuleSets rules,
            EndFiling endFiling,
            Clock clock) {
        this.actor = actor;
        this.orders = orders;
        this.draft = draft;
        this.rules = rules;
        this.endFiling = endFiling;
        this.clock = clock;
    }

    /** @param service null for the subject as a whole */
    void handle(ProviderProposal proposal, Subject subject, FiledService service) {
        orders.openOf(subject.holder()).map(Order::id).ifPresent(other -> {
            throw new ProblemException(FilingProblem.ORDER_IN_PROGRESS, other);
        });
        if (GoneAtAuthority.isGroundOf(proposal.ground())) {
            endHere(proposal, subject, service);
            return;
        }
        var order = draft.ofProvider(
                OrderType.ending(proposal.act()),
                subject,
                service,
                OrderActor.reviewer(actor.account()),
                proposal.ground(),
                rules.inForce().version());
        proposal.confirmed(actor.account(), order.id(), clock.instant());
    }

    private void endHere(ProviderProposal proposal, Subject subject, FiledService service) {
        var now = clock.instant();
        var end = RecordEnd.byProvider(proposal.ground(), now);
        Map<String, Object> more =
                Map.of("proposal", proposal.id(), "reason", proposal.ground().reason());
        if (service == null) {
            endFiling.ofSubject(subject, end, more);
        } else {
            endFiling.ofServices(subject, List.of(service), end, more);
        }
        proposal.recordEnded(actor.account(), now);
    }
}
