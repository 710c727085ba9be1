package cn.icpfiling.filing.offline;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.regex.Pattern;

/** Answers a caller who may not see the case with 404 before any other check, however the request is formed. */
@ApplicationScoped
class OfflineVisibility implements Visibility {

    private static final Pattern ONE_CASE = Pattern.compile("/api/v1/offline-deregistrations/([^/]+)(?:/.*)?");

    private final OfflineAccess access;

    OfflineVisibility(OfflineAccess access) {
        this.access = access;
    }

    @Override
    public void require(String path) {
        var found = ONE_CASE.matcher(path);
        if (found.matches()) {
            access.requireReadable(id(found.group(1)));
        }
    }

    private static UUID id(String written) {
        try {
            return UUID.fromString(written);
        } catch (IllegalArgumentException none) {
            throw new ProblemException(CommonProblem.NOT_FOUND).causedBy(none);
        }
    }
}
