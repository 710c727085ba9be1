package cn.icpfiling.filing.tables;

import cn.icpfiling.filing.core.review.SettlementRules;
import cn.icpfiling.filing.core.rules.OrderFacts;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import org.jboss.logging.Logger;

/** Stops the start if the folder of replaced data files has a file that cannot be used, by the checks that the release's files pass. */
@ApplicationScoped
class JudgeTables {

    private static final Logger LOG = Logger.getLogger(JudgeTables.class);

    void judge(@Observes StartupEvent started, OrderFacts.Book book, SettlementRules settlements) {
        DataFiles.folder().ifPresent(folder -> {
            var faults = new ArrayList<>(DataFiles.faultsOf(folder));
            faults.addAll(TableFaults.of(book, NamedTables.ofTheForm(), settlements, ReasonCatalogue.bundled()));
            if (!faults.isEmpty()) {
                throw new IllegalStateException("the data files in " + folder + " cannot be used: " + faults);
            }
            LOG.infof("in place of the release's data files: %s of %s", DataFiles.replacedIn(folder), folder);
        });
    }
}
