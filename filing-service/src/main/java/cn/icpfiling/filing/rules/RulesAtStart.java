package cn.icpfiling.filing.rules;

import cn.icpfiling.filing.store.RuleSetTable;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Takes the shipped rules over before anything is judged. Of two replicas that start at once, the second finds them taken. */
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
