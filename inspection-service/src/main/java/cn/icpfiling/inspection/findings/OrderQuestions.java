package cn.icpfiling.inspection.findings;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The questions of one pass to filing-service. After a few without an answer the pass asks no more. */
public final class OrderQuestions {
    private static final Logger LOG = Logger.getLogger(OrderQuestions.class);
    private static final int MOST_FAILURES = 3;

    private final FilingOrders orders;
    private int failures;

    public OrderQuestions(FilingOrders orders) {
        this.orders = orders;
    }

    /** Empty if filing-service does not answer: what is not known opens no finding, and ends no access. */
    public Optional<Boolean> isOrderWithAuthority(UUID subject) {
        if (failures >= MOST_FAILURES) {
            return Optional.empty();
        }
        try {
            return Optional.of(orders.of(subject).withAuthority());
        } catch (WebApplicationException | ProcessingException away) {
            failures++;
            LOG.infof("the orders of subject %s are not known: none of its sites is judged now", subject);
            return Optional.empty();
        }
    }
}
