package cn.icpfiling.filing.rules;

import cn.icpfiling.filing.core.rules.RuleSet;
import cn.icpfiling.filing.store.RuleSetTable;
import cn.icpfiling.filing.tables.RuleSetReader;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * The provinces' rules by version. Which one is in force is asked of the database each time, one look at a key, so that every
 * replica takes a new one at its moment; a version never changes, so what was read once is kept.
 */
@ApplicationScoped
public class RuleSets {

    private static final Logger LOG = Logger.getLogger(RuleSets.class);
    private static final int KEPT = 16;

    private final RuleSetTable table;
    private final Clock clock;
    private final Map<Integer, RuleSet> kept = Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, RuleSet> eldest) {
            return size() > KEPT;
        }
    });

    RuleSets(RuleSetTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** By the clock of the trade. */
    public RuleSet inForce() {
        return version(versionInForce());
    }

    /** There is always one: the shipped one is taken over at the start. */
    int versionInForce() {
        return table.inForce(clock.instant())
                .orElseThrow(() -> new IllegalStateException("no version of the provinces' rules is in force"));
    }

    /** 404 for a number that no version has. */
    public RuleSet version(int version) {
        var known = kept.get(version);
        if (known != null) {
            return known;
        }
        var body = table.body(version).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var read = RuleSetReader.read(body);
        if (!read.faults().isEmpty()) {
            // Taken by an older release: what can still be read goes on holding.
            LOG.warnf(
                    "version %d of the provinces' rules has %d faults by today's form",
                    version, read.faults().size());
        }
        var set = new RuleSet(version, read.entries());
        kept.put(version, set);
        return set;
    }
}
