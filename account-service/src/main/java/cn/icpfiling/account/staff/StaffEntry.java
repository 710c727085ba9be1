package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.StaffRoles;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.json.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What an administrator enters for a member of staff. */
record StaffEntry(
        @NotNull @Size(min = 1, max = 100) @PlainText String name,

        @NotNull @Size(min = 1, max = 5)
        List<@NotNull @Pattern(regexp = "^(reviewer|inspector|support|auditor|administrator)$") String> roles,

        @Size(max = 32) String mobile) {

    /**
     * Refuses with 422 two roles that one person may not hold together.
     *
     * @param pointer to this entry in the request
     */
    Set<String> rolesOfOnePerson(String pointer) {
        var wanted = new TreeSet<>(roles);
        StaffRoles.conflict(wanted).ifPresent(conflict -> {
            throw ProblemException.broken(List.of(
                    Violation.of(pointer + "/roles", "ROLES_EXCLUDED", null, conflict.one(), conflict.other())));
        });
        return wanted;
    }

    @Override
    public String toString() {
        return "StaffEntry";
    }
}
