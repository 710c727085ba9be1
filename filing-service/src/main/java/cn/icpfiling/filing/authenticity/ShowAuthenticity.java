package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.authenticity.Authenticity;
import cn.icpfiling.filing.core.authenticity.AuthenticityStep;
import cn.icpfiling.filing.core.entry.PrincipalPart;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.store.AuthenticityStepRepository;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Shows holder, partner and reviewer which principals have shown who they are. */
@ApplicationScoped
class ShowAuthenticity {

    private final OrderAccess access;
    private final OrderContentRepository contents;
    private final AuthenticityStepRepository steps;
    private final AuthenticityPolicy policy;
    private final PersonIndex index;
    private final Clock clock;
    private final Clock machine;

    ShowAuthenticity(
            OrderAccess access,
            OrderContentRepository contents,
            AuthenticityStepRepository steps,
            AuthenticityPolicy policy,
            PersonIndex index,
            Clock clock,
            @MachineClock Clock machine) {
        this.access = access;
        this.contents = contents;
        this.steps = steps;
        this.policy = policy;
        this.index = index;
        this.clock = clock;
        this.machine = machine;
    }

    @Transactional
    AuthenticityView handle(UUID orderId) {
        var order = access.readable(orderId);
        if (order.type().isDeregistration()) {
            return new AuthenticityView(orderId, false, List.of());
        }
        var known = steps.of(orderId);
        return new AuthenticityView(
                orderId,
                policy.isRequired(LegalTime.dayOf(clock.instant())),
                order.type().principals().stream()
                        .map(part -> principal(part, answer(order, part, known)))
                        .toList());
    }

    /** Returns the comparison that counts for a principal as now entered. */
    Authenticity.Answer answer(Order order, PrincipalPart part, List<AuthenticityStep> known) {
        return part.in(
                        contents.subject(order.id()).orElse(null),
                        contents.service(order.id()).orElse(null))
                .flatMap(index::of)
                .map(person -> Authenticity.of(known, part, person, clock.instant(), machine.instant()))
                .orElseGet(() -> new Authenticity.Answer(Authenticity.Standing.MISSING, null));
    }

    private static AuthenticityView.Principal principal(PrincipalPart part, Authenticity.Answer answer) {
        var step = answer.counts();
        return step == null
                ? new AuthenticityView.Principal(part, answer.standing(), null, null, null, null, null, false)
                : new AuthenticityView.Principal(
                        part,
                        answer.standing(),
                        step.result(),
                        step.checkedAt(),
                        step.validUntil(),
                        step.consentedAt(),
                        step.consentVersion(),
                        step.photoId() != null);
    }
}
