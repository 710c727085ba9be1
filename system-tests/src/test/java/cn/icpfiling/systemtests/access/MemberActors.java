package cn.icpfiling.systemtests.access;

import cn.icpfiling.systemtests.FirstFiling;
import cn.icpfiling.systemtests.Forms;
import cn.icpfiling.systemtests.Members;
import cn.icpfiling.systemtests.Stack;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Members of an account: four have one right for all services each; another may do everything with a service that is nowhere; and one
 * of a holder may do everything with the one service of that holder.
 */
final class MemberActors {

    private static final String[] ALL = {"VIEW", "EDIT", "SUBMIT", "END"};

    private MemberActors() {}

    static List<Actor> of(Stack stack, String owner, FirstFiling filing) {
        var members = Members.of(stack, filing.caller());
        // each waits for an SMS, but not for the others
        return Stream.<Supplier<Actor>>of(
                        () -> ofAllServices(members, "member who views", owner, "VIEW"),
                        () -> ofAllServices(members, "member who edits", owner, "EDIT"),
                        () -> ofAllServices(members, "member who submits", owner, "SUBMIT"),
                        () -> ofAllServices(members, "member who ends", owner, "END"),
                        () -> ofService(members, "member for another service", owner, Matrix.UNKNOWN, false))
                .parallel()
                .map(Supplier::get)
                .toList();
    }

    static Actor ofTheService(Stack stack, String holder, FirstFiling filed) {
        var service = filed.caller().get("/api/v1/services").expect(200).text("/items/0/serviceId");
        return ofService(
                Members.of(stack, filed.caller()), "member for the service of a holder", holder, service, true);
    }

    /** Each right includes VIEW. */
    private static Actor ofAllServices(Members members, String name, String owner, String right) {
        var grant = Forms.node();
        grant.putArray("rights").add(right);
        var has = Stream.of("VIEW", right)
                .distinct()
                .flatMap(one -> Stream.of(one, one + " of all services"))
                .collect(Collectors.toUnmodifiableSet());
        return Actor.member(name, new Actor.Membership(owner, has, true), members.joins(grant));
    }

    private static Actor ofService(Members members, String name, String owner, String service, boolean isTheirs) {
        var grant = Forms.node().put("serviceId", service);
        Arrays.stream(ALL).forEach(grant.putArray("rights")::add);
        return Actor.member(name, new Actor.Membership(owner, Set.of(ALL), isTheirs), members.joins(grant));
    }
}
