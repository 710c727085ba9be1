package cn.icpfiling.inspection.findings;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.regex.Pattern;

/** Answers a caller who may not see a finding with 404 before any other check, however the request is formed. */
@ApplicationScoped
class FindingVisibility implements Visibility {
    private static final Pattern ONE_FINDING = Pattern.compile("/api/v1/findings/([^/]+)(?:/.*)?");

    private final FindingAccess access;

    FindingVisibility(FindingAccess access) {
        this.access = access;
    }

    @Override
    public void require(String path) {
        var found = ONE_FINDING.matcher(path);
        if (found.matches()) {
            access.requireReadable(id(found.group(1)));
        }
    }

    private static UUID id(String written) {
        try {
            return Ids.parse(written);
        } catch (IllegalArgumentException none) {
            throw new ProblemException(CommonProblem.NOT_FOUND).causedBy(none);
        }
    }
}
