package cn.icpfiling.account.staff;

import cn.icpfiling.platform.audit.Act;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Audit entries about staff. */
public final class StaffActs {

    private StaffActs() {}

    public static Act of(String name, UUID account, Set<String> roles) {
        var sorted = roles.stream().sorted().collect(Collectors.joining("-")).toUpperCase(Locale.ROOT);
        return Act.of("STAFF." + name, "ACCOUNT", account).with("roles", sorted);
    }
}
