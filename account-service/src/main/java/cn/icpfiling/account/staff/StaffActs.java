package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.core.StaffProposalKind;
import cn.icpfiling.platform.audit.Act;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Audit entries about staff. */
public final class StaffActs {

    private StaffActs() {}

    public static Act of(String name, UUID account, Set<String> roles) {
        return Act.of("STAFF." + name, "ACCOUNT", account).with("roles", code(roles));
    }

    /** What happens to a proposal about a member. */
    public static Act of(String name, StaffLogin member, StaffProposalKind kind) {
        return of(name, member.account(), member.roles()).with("kind", kind);
    }

    static String code(Set<String> roles) {
        return roles.stream().sorted().collect(Collectors.joining("-")).toUpperCase(Locale.ROOT);
    }
}
