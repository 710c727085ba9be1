package cn.icpfiling.account.partners;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.regex.Pattern;

/** A stranger hears of somebody's partner the same, however the request is written. */
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
        if (partner.matches()) access.requireKnown(id(partner.group(1)));
    }

    private static UUID id(String written) {
        try {
            return Ids.parse(written);
        } catch (IllegalArgumentException none) {
            throw new ProblemException(CommonProblem.NOT_FOUND).causedBy(none);
        }
    }
}
