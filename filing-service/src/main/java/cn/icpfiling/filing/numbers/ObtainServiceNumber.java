package cn.icpfiling.filing.numbers;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.numbers.ServiceNumber;
import cn.icpfiling.filing.store.ServiceNumberRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;

/** Issues a service number for the holder's own instance in mainland China with enough of its term left. */
@ApplicationScoped
class ObtainServiceNumber {

    private final IdempotencyService idempotency;
    private final ActingFor actingFor;
    private final Instances instances;
    private final ServiceNumberPolicy policy;
    private final ServiceNumberRepository numbers;
    private final Audit audit;
    private final Clock clock;

    ObtainServiceNumber(
            IdempotencyService idempotency,
            ActingFor actingFor,
            Instances instances,
            ServiceNumberPolicy policy,
            ServiceNumberRepository numbers,
            Audit audit,
            Clock clock) {
        this.idempotency = idempotency;
        this.actingFor = actingFor;
        this.instances = instances;
        this.policy = policy;
        this.numbers = numbers;
        this.audit = audit;
        this.clock = clock;
    }

    StoredResponse handle(IdempotentRequest idempotentRequest, ServiceNumberRequest request) {
        var holder = actingFor.holder();
        var earlier = idempotency.earlier(idempotentRequest);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var instance = fileable(holder.account(), request);
        // Two callers may try the same slot: the key lets one have it, and the other tries the next.
        for (var tries = 0; tries < policy.perInstance(); tries++) {
            try {
                return idempotency.perform(
                        idempotentRequest, () -> new Reply(201, null, null, issue(holder, request, instance)));
            } catch (SlotTaken taken) {
                continue;
            }
        }
        throw new ProblemException(FilingProblem.INSTANCE_EXHAUSTED, policy.perInstance());
    }

    private ServiceNumberView issue(Holder holder, ServiceNumberRequest request, Instances.Instance instance) {
        var taken = numbers.ofInstance(request.product(), request.instanceId()).stream()
                .map(ServiceNumber::slot)
                .collect(Collectors.toSet());
        var slot = policy.slots()
                .filter(free -> !taken.contains(free))
                .findFirst()
                .orElseThrow(() -> new ProblemException(FilingProblem.INSTANCE_EXHAUSTED, policy.perInstance()));
        var number = ServiceNumber.issued(
                Ids.next(),
                holder,
                request.product(),
                request.instanceId(),
                slot,
                instance.publicIps(),
                instance.expiresOn(),
                clock.instant());
        try {
            numbers.persistAndFlush(number);
        } catch (ConstraintViolationException collision) {
            throw new SlotTaken();
        }
        audit.record(Act.of("SERVICE_NUMBER.TAKE", "SERVICE_NUMBER", number.id())
                .with("onBehalfOf", actingFor.behalf(holder.account())));
        return ServiceNumberView.of(number);
    }

    private Instances.Instance fileable(UUID account, ServiceNumberRequest request) {
        var instance = instances
                .find(account, request.instanceId())
                .filter(found -> found.product().equals(request.product().name()))
                .orElseThrow(() -> new ProblemException(FilingProblem.INSTANCE_UNKNOWN, request.instanceId()));
        if (!instance.mainland() || instance.publicIps().isEmpty()) {
            throw new ProblemException(FilingProblem.INSTANCE_NOT_MAINLAND, request.instanceId());
        }
        if (instance.trial()) {
            throw new ProblemException(FilingProblem.INSTANCE_TRIAL, request.instanceId());
        }
        if (!policy.runsLongEnough(instance.expiresOn(), LegalTime.dayOf(clock.instant()))) {
            throw new ProblemException(FilingProblem.INSTANCE_TERM_TOO_SHORT, request.instanceId(), policy.daysLeft());
        }
        return instance;
    }

    /** Another caller took the slot first. */
    private static final class SlotTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
