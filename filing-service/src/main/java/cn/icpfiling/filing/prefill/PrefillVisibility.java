package cn.icpfiling.filing.prefill;

import cn.icpfiling.platform.web.problem.PathVisibility;
import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers a partner that did not prepare the order with 404 before any other check, however the request is formed. */
@ApplicationScoped
class PrefillVisibility implements Visibility {

    private static final String COLLECTION = "/api/v1/prefilled-orders";
    private static final String ACCEPTANCES = COLLECTION + "/acceptances";

    private final PathVisibility orders;

    PrefillVisibility(PrefillAccess access) {
        this.orders = new PathVisibility(COLLECTION, access::requireReadable);
    }

    @Override
    public void require(String path) {
        if (!path.equals(ACCEPTANCES)) {
            orders.require(path);
        }
    }
}
