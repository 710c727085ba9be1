package cn.icpfiling.inspection.accessrecords;

import cn.icpfiling.platform.operation.OperationEngine;
import cn.icpfiling.platform.operation.OperationKind;
import cn.icpfiling.platform.operation.Operations;
import cn.icpfiling.platform.operation.RoundRobinFairness;
import cn.icpfiling.platform.web.problem.PathVisibility;
import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The kind of this service's operations, and who may see one. Providers take turns. */
@ApplicationScoped
class AccessRecordOperations {

    private static final int LINES_A_BATCH = 50;

    @Produces
    @Singleton
    Operations operations(
            OperationEngine engine,
            @ConfigProperty(name = "icp.access-records.lease") Duration lease,
            @ConfigProperty(name = "icp.access-records.open") int open) {
        return engine.of(new OperationKind(
                "access-records", LINES_A_BATCH, lease, open, "icp.inspection.access.lines", new RoundRobinFairness()));
    }

    /** Answers a caller who may not see the operation with 404 before any other check, however the request is formed. */
    @Produces
    @Singleton
    Visibility visibility(ReadAccessRecords reports) {
        return new PathVisibility(ReportAccessRecords.OPERATIONS, reports::requireOwn);
    }
}
