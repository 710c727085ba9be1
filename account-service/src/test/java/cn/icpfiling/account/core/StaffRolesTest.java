package cn.icpfiling.account.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StaffRolesTest {

    /** Written down a second time, as a person would say it. */
    private static final Set<Set<String>> ALLOWED = Set.of(
            Set.of("reviewer"),
            Set.of("inspector"),
            Set.of("support"),
            Set.of("auditor"),
            Set.of("administrator"),
            Set.of("inspector", "support"));

    @Test
    void of_all_combinations_of_roles_six_are_allowed() {
        var allowed = new HashSet<Set<String>>();
        for (var roles : combinations()) {
            if (StaffRoles.areKnown(roles) && StaffRoles.conflict(roles).isEmpty()) {
                allowed.add(roles);
            }
        }

        assertThat(allowed).isEqualTo(ALLOWED);
    }

    @Test
    void every_exclusion_is_of_two_known_roles_and_is_named_once() {
        assertThat(StaffRoles.EXCLUSIONS)
                .allMatch(exclusion -> StaffRoles.ALL.contains(exclusion.one())
                        && StaffRoles.ALL.contains(exclusion.other())
                        && !exclusion.one().equals(exclusion.other())
                        && !exclusion.reason().isBlank());
        assertThat(StaffRoles.EXCLUSIONS.stream().map(exclusion -> Set.of(exclusion.one(), exclusion.other())))
                .doesNotHaveDuplicates();
    }

    @Test
    void an_applicant_or_a_partner_is_no_member_of_staff() {
        assertThat(StaffRoles.areKnown(Set.of("applicant"))).isFalse();
        assertThat(StaffRoles.areKnown(Set.of("reviewer", "partner"))).isFalse();
        assertThat(StaffRoles.areKnown(Set.of())).isFalse();
    }

    /** Every set of roles there is, the empty one included. */
    static Set<Set<String>> combinations() {
        var names = new ArrayList<>(new TreeSet<>(StaffRoles.ALL));
        var all = new HashSet<Set<String>>();
        for (var bits = 0; bits < 1 << names.size(); bits++) {
            var roles = new HashSet<String>();
            for (var role = 0; role < names.size(); role++) {
                if ((bits >> role & 1) == 1) {
                    roles.add(names.get(role));
                }
            }
            all.add(roles);
        }
        return all;
    }
}
