package cn.icpfiling.inspection.cleanuplists;

import cn.icpfiling.platform.operation.OperationEngine;
import cn.icpfiling.platform.operation.OperationKind;
import cn.icpfiling.platform.operation.Operations;
import cn.icpfiling.platform.operation.RoundRobinFairness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The operations whose lines are rows of clean-up lists. Their owner is the member of staff who loaded the list. */
@ApplicationScoped
class CleanUpListOperations {
    private static final int LINES_A_BATCH = 50;

    private final Operations operations;

    CleanUpListOperations(
            OperationEngine engine,
            @ConfigProperty(name = "icp.clean-up-lists.lease") Duration lease,
            @ConfigProperty(name = "icp.clean-up-lists.open") int open) {
        this.operations = engine.of(new OperationKind(
                "clean-up-lists",
                LINES_A_BATCH,
                lease,
                open,
                "icp.inspection.clean-up.lines",
                new RoundRobinFairness()));
    }

    Operations get() {
        return operations;
    }
}
