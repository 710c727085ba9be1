package cn.icpfiling.inspection.consumers;

import cn.icpfiling.inspection.core.SpotCheckState;
import cn.icpfiling.inspection.store.SpotCheckTable;
import cn.icpfiling.platform.inbox.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Stores the authority's opinion on a result, once. Ignores an opinion on an earlier round. */
@ApplicationScoped
class SpotCheckOpinions {
    private static final Logger LOG = Logger.getLogger(SpotCheckOpinions.class);

    private final SpotCheckTable table;

    SpotCheckOpinions(SpotCheckTable table) {
        this.table = table;
    }

    /** Runs in the caller's transaction. */
    void take(IncomingEvent event, String words) {
        var opinion = event.as(SpotCheckOpinion.class);
        var check = table.locked(opinion.spotCheckId());
        if (check.isEmpty()
                || check.get().settlement().state() != SpotCheckState.SETTLED
                || check.get().settlement().round() != opinion.round()) {
            LOG.warnf("an opinion on round %d of spot check %s comes late", opinion.round(), opinion.spotCheckId());
            return;
        }
        table.change(
                opinion.spotCheckId(),
                check.get().settlement().decided(opinion.accepted(), opinion.decidedAt(), words));
    }
}
