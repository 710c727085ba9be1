package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Asks verification-service to verify again, through the event of this step. The event is sent with the step or not at
 * all, and once. The sources belong to others, so the number of requests for an order is limited.
 */
@ApplicationScoped
class AskVerification {

    private final Once once;
    private final OrderAccess access;
    private final OrderRepository orders;
    private final OrderProgress progress;
    private final ReviewClaims claims;
    private final OrderViews views;
    private final Clock clock;
    private final Clock machine;
    private final Duration pause;

    AskVerification(
            Once once,
            OrderAccess access,
            OrderRepository orders,
            OrderProgress progress,
            ReviewClaims claims,
            OrderViews views,
            Clock clock,
            @MachineClock Clock machine,
            @ConfigProperty(name = "icp.review.ask-verification-every", defaultValue = "PT10M") Duration pause) {
        this.once = once;
        this.access = access;
        this.orders = orders;
        this.progress = progress;
        this.claims = claims;
        this.views = views;
        this.clock = clock;
        this.machine = machine;
        this.pause = pause;
    }

    Answer handle(UUID orderId, Attempt attempt, IfMatch seen) {
        access.requireReviewable(orderId);
        return once.perform(attempt, () -> ask(orderId, seen));
    }

    private Reply ask(UUID orderId, IfMatch seen) {
        var order = orders.locked(orderId);
        seen.require(order.version());
        var now = machine.instant().truncatedTo(ChronoUnit.MICROS);
        var step = progress.perform(order, OrderAct.ASK_VERIFICATION, access.actor(), clock.instant(), List.of());
        requirePause(order, now);
        order.askedAgain(now);
        claims.keep(order, step.at());
        return views.of(order).reply();
    }

    /** Runs after the check of the state. A refusal rolls the step back. */
    private void requirePause(Order order, Instant now) {
        order.verdict()
                .askedAgainAt()
                .map(last -> Duration.between(now, last.plus(pause)))
                .filter(Duration::isPositive)
                .ifPresent(wait -> {
                    throw new ProblemException(CommonProblem.TOO_MANY_REQUESTS).retryAfter(wait);
                });
    }
}
