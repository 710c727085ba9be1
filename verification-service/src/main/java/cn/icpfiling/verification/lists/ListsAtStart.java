package cn.icpfiling.verification.lists;

import cn.icpfiling.verification.store.ListVersionTable;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Loads the bundled lists when the service starts. If two replicas start at once, the second finds the list loaded. */
@ApplicationScoped
class ListsAtStart {

    private static final Logger LOG = Logger.getLogger(ListsAtStart.class);

    private static final int BEFORE_EVENTS_ARE_TAKEN = 100;

    private final LoadBundledLists load;

    ListsAtStart(LoadBundledLists load) {
        this.load = load;
    }

    void start(@Observes @Priority(BEFORE_EVENTS_ARE_TAKEN) StartupEvent started) {
        try {
            load.handle();
        } catch (ListVersionTable.AlreadyThere loadedMeanwhile) {
            LOG.info("The lists are being loaded by another replica.");
            load.handle();
        }
    }
}
