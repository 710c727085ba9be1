package cn.icpfiling.account.core;

import cn.icpfiling.platform.security.Roles;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which roles one member of staff may hold together. The bootstrap file, the administrator's API and a check of the
 * database apply this table.
 */
public final class StaffRoles {

    public static final Set<String> ALL =
            Set.of(Roles.REVIEWER, Roles.INSPECTOR, Roles.SUPPORT, Roles.AUDITOR, Roles.ADMINISTRATOR);

    /** Two roles that are never one person's, and why. */
    public record Exclusion(String one, String other, String reason) {

        boolean breaks(Set<String> roles) {
            return roles.contains(one) && roles.contains(other);
        }
    }

    private static final String JUDGES_ITSELF = "who judges the others' acts has no acts of their own";
    private static final String MAKES_THEMSELVES = "who gives the roles does not act in them";

    public static final List<Exclusion> EXCLUSIONS = List.of(
            new Exclusion(Roles.AUDITOR, Roles.REVIEWER, JUDGES_ITSELF),
            new Exclusion(Roles.AUDITOR, Roles.INSPECTOR, JUDGES_ITSELF),
            new Exclusion(Roles.AUDITOR, Roles.SUPPORT, JUDGES_ITSELF),
            new Exclusion(Roles.AUDITOR, Roles.ADMINISTRATOR, JUDGES_ITSELF),
            new Exclusion(Roles.ADMINISTRATOR, Roles.REVIEWER, MAKES_THEMSELVES),
            new Exclusion(Roles.ADMINISTRATOR, Roles.INSPECTOR, MAKES_THEMSELVES),
            new Exclusion(Roles.ADMINISTRATOR, Roles.SUPPORT, MAKES_THEMSELVES),
            new Exclusion(Roles.REVIEWER, Roles.INSPECTOR, "who approved a website does not inspect it afterwards"),
            new Exclusion(Roles.REVIEWER, Roles.SUPPORT, "who helps an applicant does not decide on the application"));

    private StaffRoles() {}

    /** At least one, and all of them known. */
    public static boolean areKnown(Set<String> roles) {
        return !roles.isEmpty() && ALL.containsAll(roles);
    }

    public static Optional<Exclusion> conflict(Set<String> roles) {
        return EXCLUSIONS.stream().filter(exclusion -> exclusion.breaks(roles)).findFirst();
    }
}
