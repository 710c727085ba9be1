package cn.icpfiling.systemtests.access;

import cn.icpfiling.systemtests.FirstFiling;
import cn.icpfiling.systemtests.Forms;
import cn.icpfiling.systemtests.Members;
import cn.icpfiling.systemtests.Stack;
import java.util.List;
import java.util.Set;

/** Two members of an account: one views all services; the other may do everything with a service that is nowhere. */
final class MemberActors {

    private MemberActors() {}

    static List<Actor> of(Stack stack, String owner, FirstFiling filing) {
        var members = Members.of(stack, filing.caller());
        var all = Forms.node();
        all.putArray("rights").add("VIEW");
        var one = Forms.node().put("serviceId", Matrix.UNKNOWN);
        one.putArray("rights").add("VIEW").add("EDIT").add("SUBMIT").add("END");
        return List.of(
                Actor.member(
                        "member who views",
                        new Actor.Membership(owner, Set.of("VIEW", "VIEW of all services"), true),
                        members.joins(all)),
                Actor.member(
                        "member for another service",
                        new Actor.Membership(owner, Set.of("VIEW", "EDIT", "SUBMIT", "END"), false),
                        members.joins(one)));
    }
}
