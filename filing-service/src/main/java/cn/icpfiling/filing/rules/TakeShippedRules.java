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
 * Takes the rules of this release over where their content is new: as the first version, or in place of an older shipped one. An
 * operator's version stands until an operator replaces it; what a release brings meanwhile is kept as an offer. A content that was
 * there before is not taken again, so an older replica that starts once more brings nothing back.
 */
@ApplicationScoped
class TakeShippedRules {

    private static final Logger LOG = Logger.getLogger(TakeShippedRules.class);

    /** The first one holds always, whatever the clock says. */
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
