package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.acts.ProviderProposal;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out a decision on a proposal, in the caller's transaction. A confirmation by the second person ends the access at
 * once, or deregisters the record. The first person who confirms a proposal of the platform only
 * endorses it.
 */
@ApplicationScoped
class SettleProposal {

    private final CurrentActor actor;
    private final FiledServiceRepository services;
    private final EndAccessByProvider endAccess;
    private final DeregisterByProvider deregister;
    private final EndingChecks checks;
    private final Clock clock;

    SettleProposal(
            CurrentActor actor,
            FiledServiceRepository services,
            EndAccessByProvider endAccess,
            DeregisterByProvider deregister,
            EndingChecks checks,
            Clock clock) {
        this.actor = actor;
        this.services = services;
        this.endAccess = endAccess;
        this.deregister = deregister;
        this.checks = checks;
        this.clock = clock;
    }

    void decline(ProviderProposal proposal) {
        proposal.declined(actor.account(), clock.instant());
        checks.tell("DECLINE", proposal);
    }

    /** @param open the subject's open order, locked before the subject */
    void confirm(ProviderProposal proposal, Subject subject, Optional<Order> open) {
        checks.requireAnotherPerson(proposal);
        var service = proposal.serviceId().map(services::locked).orElse(null);
        checks.requireEndable(proposal.act(), subject, service);
        if (proposal.needsFirstPerson()) {
            proposal.endorsed(actor.account(), clock.instant());
            checks.tell("ENDORSE", proposal);
            return;
        }
        if (proposal.act() == FiledAct.CANCEL_ACCESS) {
            Map<String, Object> details = Map.of("role", "SUPPORT", "proposal", proposal.id());
            var returned = endAccess.handle(subject, service, proposal.ground(), open, details);
            proposal.accessEnded(actor.account(), returned, clock.instant());
        } else {
            deregister.handle(proposal, subject, service);
        }
        checks.tell("CONFIRM", proposal);
    }
}
