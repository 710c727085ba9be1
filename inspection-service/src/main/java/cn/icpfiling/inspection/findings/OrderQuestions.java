package cn.icpfiling.inspection.findings;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** The questions of one pass to filing-service. After a few without an answer the pass asks no more. */
public final class OrderQuestions {
    private static final Logger LOG = Logger.getLogger(OrderQuestions.class);
    private static final int MOST_FAILURES = 3;

    /** Questions that are out at once. */
    private static final int AT_ONCE = 8;

    private final FilingOrders orders;
    private final AtomicInteger failures = new AtomicInteger();
    private final Map<UUID, Optional<Boolean>> ahead = new ConcurrentHashMap<>();

    public OrderQuestions(FilingOrders orders) {
        this.orders = orders;
    }

    /** Asks about the subjects of a page, several at once and each once. The answers to the page before are forgotten. */
    public void askAhead(Collection<UUID> subjects) {
        ahead.clear();
        var places = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var subject : new HashSet<>(subjects)) {
                places.acquireUninterruptibly();
                var _ = threads.submit(() -> {
                    try {
                        ahead.put(subject, ask(subject));
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }

    /** Empty if filing-service does not answer: what is not known opens no finding, and ends no access. */
    public Optional<Boolean> isOrderWithAuthority(UUID subject) {
        var known = ahead.get(subject);
        return known == null ? ask(subject) : known;
    }

    private Optional<Boolean> ask(UUID subject) {
        if (failures.get() >= MOST_FAILURES) {
            return Optional.empty();
        }
        try {
            return Optional.of(orders.of(subject).withAuthority());
        } catch (WebApplicationException | ProcessingException away) {
            failures.incrementAndGet();
            LOG.infof("the orders of subject %s are not known: none of its sites is judged now", subject);
            return Optional.empty();
        }
    }
}
