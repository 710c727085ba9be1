package cn.icpfiling.filing.rules;

import cn.icpfiling.filing.store.RuleSetTable;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Stores the shipped rules before any order is judged. Of two replicas that start at the same time, the second finds
 * them stored.
 */
@ApplicationScoped
class RulesAtStart {

    private static final Logger LOG = Logger.getLogger(RulesAtStart.class);
    private static final int BEFORE_EVENTS_ARE_TAKEN = 100;

    private final TakeShippedRules take;

    RulesAtStart(TakeShippedRules take) {
        this.take = take;
    }

    void start(@Observes @Priority(BEFORE_EVENTS_ARE_TAKEN) StartupEvent started) {
        try {
            take.handle();
        } catch (RuleSetTable.AlreadyThere takenMeanwhile) {
            LOG.info("The rules of this release are being taken over by another replica.");
            take.handle();
        }
    }
}
