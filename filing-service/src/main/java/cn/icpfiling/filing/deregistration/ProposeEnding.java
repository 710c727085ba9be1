package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.acts.ProviderProposal;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.ProviderProposalRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * The first of two persons proposes that the provider ends its access to a service, or has a record deregistered
 * (docs/trade.md 3.6, 3.7).
 */
@ApplicationScoped
class ProposeEnding {

    private final IdempotencyService idempotency;
    private final CurrentActor actor;
    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final ProviderProposalRepository proposals;
    private final EndingChecks checks;
    private final Clock clock;

    ProposeEnding(
            IdempotencyService idempotency,
            CurrentActor actor,
            SubjectRepository subjects,
            FiledServiceRepository services,
            ProviderProposalRepository proposals,
            EndingChecks checks,
            Clock clock) {
        this.idempotency = idempotency;
        this.actor = actor;
        this.subjects = subjects;
        this.services = services;
        this.proposals = proposals;
        this.checks = checks;
        this.clock = clock;
    }

    StoredResponse ofService(FiledAct act, UUID id, IdempotentRequest idempotentRequest, EndingGround ground) {
        return idempotency.perform(idempotentRequest, () -> {
            var subject = subjects.locked(services.subjectOf(id));
            return propose(act, subject, services.locked(id), ground);
        });
    }

    StoredResponse ofSubject(UUID id, IdempotentRequest idempotentRequest, EndingGround ground) {
        return idempotency.perform(
                idempotentRequest, () -> propose(FiledAct.DEREGISTER_SUBJECT, subjects.locked(id), null, ground));
    }

    private Reply propose(FiledAct act, Subject subject, FiledService service, EndingGround ground) {
        checks.requireNotOwn(subject);
        checks.requireEndable(act, subject, service);
        var proposal = ProviderProposal.of(
                Ids.next(),
                act,
                subject.id(),
                service == null ? null : service.id(),
                ground.ground(),
                actor.account(),
                clock.instant());
        proposals.insert(proposal);
        checks.tell("PROPOSE", proposal);
        return DecideProposal.reply(proposal, 201, "/api/v1/provider-proposals/" + proposal.id());
    }
}
