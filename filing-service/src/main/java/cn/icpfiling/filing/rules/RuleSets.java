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
 * The provinces' rules by version. Each call reads from the database which version is in force, by a key, so that all
 * replicas change at the same moment. A version never changes, so it is cached after the first read.
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

    /** By the business clock. */
    public RuleSet inForce() {
        return version(versionInForce());
    }

    /** There is always a version, because the shipped one is stored at the start. */
    int versionInForce() {
        return table.inForce(clock.instant())
                .orElseThrow(() -> new IllegalStateException("no version of the provinces' rules is in force"));
    }

    /** 404 if there is no version with that number. */
    public RuleSet version(int version) {
        var known = kept.get(version);
        if (known != null) {
            return known;
        }
        var body = table.body(version).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var read = RuleSetReader.read(body);
        if (!read.faults().isEmpty()) {
            // An older release stored the version. The entries that can still be read stay in force.
            LOG.warnf(
                    "version %d of the provinces' rules has %d faults by today's form",
                    version, read.faults().size());
        }
        var set = new RuleSet(version, read.entries());
        kept.put(version, set);
        return set;
    }
}
