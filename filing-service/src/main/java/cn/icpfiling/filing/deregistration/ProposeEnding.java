package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.acts.ProviderProposal;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.ProviderProposalRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The first of two persons proposes that the provider ends its access to a service, or has a record deregistered
 * (docs/trade.md 3.6, 3.7). The finding that the proposal names is verified before the transaction (ADR 0030).
 */
@ApplicationScoped
class ProposeEnding {

    private final IdempotencyService idempotency;
    private final CurrentActor actor;
    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final ProviderProposalRepository proposals;
    private final EndingChecks checks;
    private final FindingGate findings;
    private final Clock clock;

    ProposeEnding(
            IdempotencyService idempotency,
            CurrentActor actor,
            SubjectRepository subjects,
            FiledServiceRepository services,
            ProviderProposalRepository proposals,
            EndingChecks checks,
            FindingGate findings,
            Clock clock) {
        this.idempotency = idempotency;
        this.actor = actor;
        this.subjects = subjects;
        this.services = services;
        this.proposals = proposals;
        this.checks = checks;
        this.findings = findings;
        this.clock = clock;
    }

    StoredResponse ofService(FiledAct act, UUID id, IdempotentRequest idempotentRequest, EndingGround ground) {
        return propose(
                act,
                idempotentRequest,
                ground,
                () -> new Ending(
                        subjects.findById(services.subjectOf(id)),
                        services.findByIdOptional(id).orElseThrow()),
                () -> new Ending(subjects.locked(services.subjectOf(id)), services.locked(id)));
    }

    StoredResponse ofSubject(UUID id, IdempotentRequest idempotentRequest, EndingGround ground) {
        return propose(
                FiledAct.DEREGISTER_SUBJECT,
                idempotentRequest,
                ground,
                () -> new Ending(
                        subjects.findByIdOptional(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND)),
                        null),
                () -> new Ending(subjects.locked(id), null));
    }

    /** The service is null for the subject as a whole. */
    private record Ending(Subject subject, FiledService service) {}

    private StoredResponse propose(
            FiledAct act,
            IdempotentRequest idempotentRequest,
            EndingGround ground,
            Supplier<Ending> read,
            Supplier<Ending> locked) {
        var earlier = idempotency.earlier(idempotentRequest);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var target = UnitOfWork.in(() -> {
            var seen = read.get();
            requirePossible(act, seen);
            return EndTarget.of(act, seen.subject(), seen.service());
        });
        ground.requireNamed(act);
        findings.require(ground.ground(), target, FindingGate.Request.PROPOSAL);
        return idempotency.perform(idempotentRequest, () -> open(act, locked.get(), ground));
    }

    private void requirePossible(FiledAct act, Ending ending) {
        checks.requireNotOwn(ending.subject());
        checks.requireEndable(act, ending.subject(), ending.service());
    }

    private Reply open(FiledAct act, Ending ending, EndingGround ground) {
        requirePossible(act, ending);
        var target = EndTarget.of(act, ending.subject(), ending.service());
        var proposal = ProviderProposal.of(
                Ids.next(), act, target.subject(), target.service(), ground.ground(), actor.account(), clock.instant());
        proposals.insert(proposal);
        checks.tell("PROPOSE", proposal);
        return DecideProposal.reply(proposal, 201, "/api/v1/provider-proposals/" + proposal.id());
    }
}
