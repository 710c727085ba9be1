package cn.icpfiling.filing.rules;

import cn.icpfiling.filing.store.RuleSetTable;
import cn.icpfiling.filing.store.RuleSetTable.Origin;
import cn.icpfiling.filing.store.RuleSetTable.Version;
import cn.icpfiling.filing.tables.RuleSetReader;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jboss.logging.Logger;

/**
 * Stores the rules of this release if their content is new: as the first version, or in place of an older shipped one.
 * An operator's version stays in force until an operator replaces it; the rules of a release are then only offered.
 * Content that was stored before is not stored again, so the restart of an older replica changes nothing.
 */
@ApplicationScoped
class TakeShippedRules {

    private static final Logger LOG = Logger.getLogger(TakeShippedRules.class);

    /** The first version is always in force, whatever the clock shows. */
    private static final Instant ALWAYS = LegalTime.startOf(LocalDate.of(2000, 1, 1));

    private final RuleSetTable table;
    private final Audit audit;
    private final Clock clock;

    TakeShippedRules(RuleSetTable table, Audit audit, Clock clock) {
        this.table = table;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    void handle() {
        handle(RuleSetReader.shipped());
    }

    @Transactional
    void handle(String body) {
        var digest = Digests.sha256(body);
        if (table.wasShipped(digest)) {
            return;
        }
        var read = RuleSetReader.read(body);
        if (!read.faults().isEmpty()) {
            throw new IllegalStateException("the shipped rules have faults: " + read.faults());
        }
        var newest = table.newest();
        var stands = newest.filter(one -> one.origin() == Origin.OPERATOR).isPresent();
        var from = stands ? null : newest.isEmpty() ? ALWAYS : clock.instant();
        var id = Ids.next();
        var version = table.insert(
                new Version(
                        0,
                        id,
                        Origin.SHIPPED,
                        from,
                        stands ? null : newest.map(Version::version).orElse(null),
                        digest,
                        read.entries().size(),
                        null,
                        clock.instant()),
                body);
        audit.record(Act.of("RULES.SHIP", "RULE_SET", id).with("version", version));
        if (stands) {
            LOG.warnf("An operator's rules stand; those of this release are offered as version %d.", version);
        }
    }
}
