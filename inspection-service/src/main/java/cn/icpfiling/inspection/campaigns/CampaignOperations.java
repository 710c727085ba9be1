package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.operation.BatchHandler;
import cn.icpfiling.platform.operation.OperationEngine;
import cn.icpfiling.platform.operation.OperationKind;
import cn.icpfiling.platform.operation.OperationWorkers;
import cn.icpfiling.platform.operation.Operations;
import cn.icpfiling.platform.operation.Requester;
import cn.icpfiling.platform.operation.StagedLine;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The operations of campaigns: each takes up a page of sites, one line a site. */
@ApplicationScoped
class CampaignOperations {

    private static final Logger LOG = Logger.getLogger(CampaignOperations.class);
    private static final String KIND = "campaigns";
    private static final int LINES_A_BATCH = 20;

    /** A line asks for nothing but its site, which is its item. */
    private static final String ENTRY = "{}";

    private final Operations operations;
    private final Sql sql;

    CampaignOperations(OperationEngine engine, Sql sql, @ConfigProperty(name = "icp.campaigns.lease") Duration lease) {
        this.operations = engine.of(new OperationKind(
                KIND, LINES_A_BATCH, lease, 0, "icp.inspection.campaign.lines", new CampaignFairness()));
        this.sql = sql;
    }

    OperationWorkers workers(int parallel, BatchHandler handler) {
        return operations.workers(parallel, handler);
    }

    void forget(Duration keep) {
        operations.forget(keep);
    }

    /** Makes an operation of some sites, in the caller's transaction. */
    void start(UUID campaign, List<UUID> sites) {
        operations.start(new Requester(campaign, null, Locale.CHINESE, null), staging -> {
            for (var at = 0; at < sites.size(); at++) {
                staging.add(StagedLine.accepted(at + 1, null, sites.get(at).toString(), ENTRY));
            }
        });
    }

    /** The operations of a campaign that have open lines. */
    List<UUID> open(UUID campaign) {
        return sql.list(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT id FROM operations WHERE kind = ? AND owner = ? AND accepted_at IS NOT NULL AND finished_at IS NULL",
                KIND,
                campaign);
    }

    /** Cancels what is open, in the caller's transaction. */
    void cancel(UUID campaign) {
        for (var operation : open(campaign)) {
            try {
                operations.cancel(operation);
            } catch (ProblemException ended) {
                LOG.debugf("operation %s of campaign %s ended before it was cancelled", operation, campaign);
            }
        }
    }
}
