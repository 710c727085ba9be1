package cn.icpfiling.filing.filings;

import cn.icpfiling.platform.web.problem.PathVisibility;
import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers a caller who may not see a filing with 404 before any other check, however the request is formed. */
@ApplicationScoped
class FilingVisibility implements Visibility {

    private final PathVisibility subjects;
    private final PathVisibility services;

    FilingVisibility(FilingAccess access) {
        this.subjects = new PathVisibility("/api/v1/subjects", access::requireSubject);
        this.services = new PathVisibility("/api/v1/services", access::requireService);
    }

    @Override
    public void require(String path) {
        subjects.require(path);
        services.require(path);
    }
}
