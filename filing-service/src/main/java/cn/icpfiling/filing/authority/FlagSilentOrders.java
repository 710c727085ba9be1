package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.progress.ExpectedWindows;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.time.LegalTime;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Flags orders whose result from the authority is overdue: a decision after the last expected day, an SMS result three
 * days after the code's deadline. Reviewers then lead the order on. Most orders are not overdue, so they are judged
 * without their locks, for which the authority's results would wait; an overdue one is judged again under its lock.
 */
@ApplicationScoped
class FlagSilentOrders {

    private static final Duration SMS_GRACE = Duration.ofDays(3);

    /** The authority always has three days, even if the rules name fewer. */
    private static final Duration AT_LEAST = SMS_GRACE;

    private static final int PAGE = 200;

    private final OrderRepository orders;
    private final OrderProgress progress;
    private final ExpectedWindows windows;
    private final LeasedJob job;
    private final Clock clock;

    FlagSilentOrders(OrderRepository orders, OrderProgress progress, ExpectedWindows windows, Sql sql, Clock clock) {
        this.orders = orders;
        this.progress = progress;
        this.windows = windows;
        this.job = AuthorityLease.job(sql, "authority-silence");
        this.clock = clock;
    }

    @Scheduled(
            identity = "authority-silence",
            every = "${icp.authority.silence-every:1h}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        job.run(this::run);
    }

    /** An order as it was without its lock. */
    private record Seen(UUID id, boolean overdue) {}

    private void run(Lease lease) {
        var now = clock.instant();
        for (var state : List.of(OrderState.SMS_PENDING, OrderState.AUTHORITY_REVIEW)) {
            var page = page(state, now, null);
            while (!page.isEmpty() && lease.keep()) {
                for (var seen : page) {
                    if (seen.overdue() && lease.keep()) {
                        flag(seen.id());
                    }
                }
                page = page(state, now, page.getLast().id());
            }
        }
    }

    private List<Seen> page(OrderState state, Instant now, UUID after) {
        return UnitOfWork.in(() -> orders.unflagged(state, now.minus(AT_LEAST), after, PAGE).stream()
                .map(order -> new Seen(order.id(), isOverdue(order, now)))
                .toList());
    }

    private void flag(UUID id) {
        UnitOfWork.run(() -> {
            var order = orders.locked(id);
            if (!order.isLeftToReviewers() && isOverdue(order, clock.instant())) {
                progress.perform(
                        order,
                        OrderAct.FLAG,
                        OrderActor.SYSTEM,
                        clock.instant(),
                        List.of(Reason.of("AUTHORITY.SILENT", "")));
            }
        });
    }

    private boolean isOverdue(Order order, Instant now) {
        return switch (order.state()) {
            case SMS_PENDING ->
                now.isAfter((order.smsUntil() == null ? order.changedAt() : order.smsUntil()).plus(SMS_GRACE));
            case AUTHORITY_REVIEW ->
                windows.of(order)
                        .filter(window -> LegalTime.dayOf(now).isAfter(window.to()))
                        .isPresent();
            default -> false;
        };
    }
}
