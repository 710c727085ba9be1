package cn.icpfiling.account.partners;

import cn.icpfiling.platform.web.problem.PathVisibility;
import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Answers a caller who may not know a partner with 404 before any other check, so that the answer does not reveal
 * whether the partner exists.
 */
@ApplicationScoped
class PartnerVisibility implements Visibility {

    private final PathVisibility partners;

    PartnerVisibility(PartnerAccess access) {
        this.partners = new PathVisibility("/api/v1/partners", access::requireKnown);
    }

    @Override
    public void require(String path) {
        partners.require(path);
    }
}
