package cn.icpfiling.filing.bulk;

import cn.icpfiling.platform.operation.FirstBatchesFirst;
import cn.icpfiling.platform.operation.OperationEngine;
import cn.icpfiling.platform.operation.OperationKind;
import cn.icpfiling.platform.operation.Operations;
import cn.icpfiling.platform.web.problem.PathVisibility;
import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The kind of this service's operations, and who may see one. Their number is limited by hour, not by how many are open. */
@ApplicationScoped
class BulkOrderOperations {

    private static final int LINES_A_BATCH = 50;
    private static final int NO_LIMIT = 0;

    @Produces
    @Singleton
    Operations operations(OperationEngine engine, @ConfigProperty(name = "icp.bulk.lease") Duration lease) {
        return engine.of(new OperationKind(
                "bulk-orders", LINES_A_BATCH, lease, NO_LIMIT, "icp.filing.bulk.lines", new FirstBatchesFirst()));
    }

    /** Answers a caller who may not see the operation with 404 before any other check, however the request is formed. */
    @Produces
    @Singleton
    Visibility visibility(ShowOperation show) {
        return new PathVisibility("/api/v1/operations", show::requireOwn);
    }
}
