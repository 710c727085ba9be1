package cn.icpfiling.account.partners;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Answers a caller who may not know a partner with 404 before any other check, so that the answer does not reveal
 * whether the partner exists.
 */
@ApplicationScoped
class PartnerVisibility implements Visibility {

    private static final Pattern ONE_PARTNER = Pattern.compile("/api/v1/partners/([^/]+)(?:/.*)?");

    private final PartnerAccess access;

    PartnerVisibility(PartnerAccess access) {
        this.access = access;
    }

    @Override
    public void require(String path) {
        var partner = ONE_PARTNER.matcher(path);
        if (partner.matches()) {
            access.requireKnown(id(partner.group(1)));
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
