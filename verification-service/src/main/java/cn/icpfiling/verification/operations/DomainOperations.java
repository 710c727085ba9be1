package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.operation.OperationEngine;
import cn.icpfiling.platform.operation.OperationKind;
import cn.icpfiling.platform.operation.Operations;
import cn.icpfiling.platform.operation.RoundRobinFairness;
import cn.icpfiling.platform.web.problem.PathVisibility;
import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The kind of this service's operations, and who may see one. */
@ApplicationScoped
class DomainOperations {

    private static final int LINES_A_BATCH = 50;

    @Produces
    @Singleton
    Operations operations(OperationEngine engine, OperationSettings settings) {
        return engine.of(new OperationKind(
                "domain-verifications",
                LINES_A_BATCH,
                settings.lease(),
                settings.open(),
                "icp.verification.operation.lines",
                new RoundRobinFairness()));
    }

    /** Answers a caller who may not see the operation with 404 before any other check, however the request is formed. */
    @Produces
    @Singleton
    Visibility visibility(ShowOperation show) {
        return new PathVisibility(StartDomainVerifications.PATH, show::requireOwn);
    }
}
