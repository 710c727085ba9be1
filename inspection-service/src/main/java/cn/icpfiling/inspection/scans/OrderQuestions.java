package cn.icpfiling.inspection.scans;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The questions of one pass to filing-service. After a few without an answer the pass asks no more. */
final class OrderQuestions {
    private static final Logger LOG = Logger.getLogger(OrderQuestions.class);
    private static final int MOST_FAILURES = 3;

    private final FilingOrders orders;
    private int failures;

    OrderQuestions(FilingOrders orders) {
        this.orders = orders;
    }

    /** True also if filing-service does not answer: what is not known opens no finding. */
    boolean isOrderWithAuthority(UUID subject) {
        if (failures >= MOST_FAILURES) {
            return true;
        }
        try {
            return orders.of(subject).withAuthority();
        } catch (WebApplicationException | ProcessingException away) {
            failures++;
            LOG.infof("no finding for a site of subject %s yet: its orders are not known", subject);
            return true;
        }
    }
}
