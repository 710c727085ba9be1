package cn.icpfiling.legacy.resets;

import cn.icpfiling.platform.web.problem.PathVisibility;
import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Answers a caller who may not know an application with 404 before any other check. */
@ApplicationScoped
class ResetVisibility implements Visibility {

    private static final String COLLECTION = "/api/v1/legacy-mailbox-resets";
    private static final Set<String> OPEN = Set.of(COLLECTION + "/letter-template", COLLECTION + "/password");

    private final PathVisibility resets;

    ResetVisibility(ResetAccess access) {
        this.resets = new PathVisibility(COLLECTION, access::requireKnown);
    }

    @Override
    public void require(String path) {
        if (!OPEN.contains(path)) {
            resets.require(path);
        }
    }
}
