package cn.icpfiling.account.members;

import cn.icpfiling.platform.web.problem.PathVisibility;
import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers a caller who may not know a membership with 404 before any other check. */
@ApplicationScoped
class MemberVisibility implements Visibility {

    private final PathVisibility members;
    private final PathVisibility memberships;

    MemberVisibility(OwnMembers own) {
        this.members = new PathVisibility("/api/v1/accounts/me/members", own::requireKnown);
        this.memberships = new PathVisibility("/api/v1/memberships", own::requireOfPerson);
    }

    @Override
    public void require(String path) {
        members.require(path);
        memberships.require(path);
    }
}
