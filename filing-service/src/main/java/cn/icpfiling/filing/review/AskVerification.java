package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
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
 * Asks verification-service for another look, by the event of this step: it goes out with the step or not at all, and comes
 * once. The sources are not ours, so an order is asked about so often and no more.
 */
@ApplicationScoped
class AskVerification {

    private final ReviewActs reviews;
    private final ReviewClaims claims;
    private final OrderViews views;
    private final Clock machine;
    private final Duration pause;

    AskVerification(
            ReviewActs reviews,
            ReviewClaims claims,
            OrderViews views,
            @MachineClock Clock machine,
            @ConfigProperty(name = "icp.review.ask-verification-every", defaultValue = "PT10M") Duration pause) {
        this.reviews = reviews;
        this.claims = claims;
        this.views = views;
        this.machine = machine;
        this.pause = pause;
    }

    StoredResponse handle(UUID orderId, IdempotentRequest idempotentRequest, IfMatch ifMatch) {
        return reviews.handle(orderId, idempotentRequest, ifMatch, this::ask);
    }

    private Reply ask(Order order) {
        var now = machine.instant().truncatedTo(ChronoUnit.MICROS);
        var step = reviews.perform(order, OrderAct.ASK_VERIFICATION, List.of());
        requirePause(order, now);
        order.verdict().askedAgain(now);
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
