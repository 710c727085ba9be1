package cn.icpfiling.filing.filings;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.regex.Pattern;

/** Answers a caller who may not see a filing with 404 before any other check, however the request is formed. */
@ApplicationScoped
class FilingVisibility implements Visibility {

    private static final Pattern ONE_FILING = Pattern.compile("/api/v1/(subjects|services)/([^/]+)(/.*)?");

    private final FilingAccess access;

    FilingVisibility(FilingAccess access) {
        this.access = access;
    }

    @Override
    public void require(String path) {
        var found = ONE_FILING.matcher(path);
        if (!found.matches()) {
            return;
        }
        var id = id(found.group(2));
        if (found.group(1).equals("subjects")) {
            access.requireSubject(id);
        } else {
            access.requireService(id);
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
