package cn.icpfiling.filing.offline;

import cn.icpfiling.platform.web.problem.PathVisibility;
import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers a caller who may not see the case with 404 before any other check, however the request is formed. */
@ApplicationScoped
class OfflineVisibility implements Visibility {

    private final PathVisibility cases;

    OfflineVisibility(OfflineAccess access) {
        this.cases = new PathVisibility("/api/v1/offline-deregistrations", access::requireReadable);
    }

    @Override
    public void require(String path) {
        cases.require(path);
    }
}
