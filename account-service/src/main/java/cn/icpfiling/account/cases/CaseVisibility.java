package cn.icpfiling.account.cases;

import cn.icpfiling.platform.web.problem.PathVisibility;
import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers a caller who may not know a case with 404 before any other check. */
@ApplicationScoped
class CaseVisibility implements Visibility {

    private final PathVisibility cases;

    CaseVisibility(CaseActing acting) {
        this.cases = new PathVisibility("/api/v1/own-cases", acting::requireKnown);
    }

    @Override
    public void require(String path) {
        cases.require(path);
    }
}
