package cn.icpfiling.inspection.dns;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.dns.ScanReport.FrozenGroup;
import cn.icpfiling.inspection.dns.ScanTarget.Before;
import cn.icpfiling.inspection.dns.verdict.Confirmation;
import cn.icpfiling.inspection.dns.verdict.FamilyMerge;
import cn.icpfiling.inspection.dns.verdict.FamilyResult;
import cn.icpfiling.inspection.dns.verdict.Verdict;
import cn.icpfiling.inspection.dns.verdict.VerdictKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrozenGroupTest {
    private final List<Verdict> given = new ArrayList<>();
    private final GroupHealth health = new GroupHealth(new HealthSettings(0.5, 10, 40), given::add);

    @Test
    void a_group_that_turns_bad_at_once_is_frozen_and_reported() {
        take("one", 15, VerdictKind.NXDOMAIN, Before.HERE);
        assertThat(given).as("held until the group is judged").isEmpty();
        take("one", 5, VerdictKind.ADDRESSES, Before.HERE);
        take("two", 100, VerdictKind.ADDRESSES, Before.HERE);
        take("two", 12, VerdictKind.NXDOMAIN, Before.HERE);
        assertThat(health.finish()).containsExactly(new FrozenGroup("one", 20, 15));
        assertThat(given).hasSize(132);
        assertThat(given)
                .filteredOn(Verdict::frozen)
                .hasSize(15)
                .allMatch(verdict -> verdict.group().equals("one"));
    }

    @Test
    void domains_that_were_bad_before_are_no_news() {
        take("one", 30, VerdictKind.NXDOMAIN, Before.NOT_HERE);
        assertThat(given).hasSize(30);
        take("one", 9, VerdictKind.NXDOMAIN, Before.HERE);
        assertThat(health.finish()).as("too few").isEmpty();
        assertThat(given).hasSize(39).noneMatch(Verdict::frozen);
    }

    @Test
    void a_first_scan_compares_the_group_with_itself() {
        take("one", 20, VerdictKind.TIMEOUT, Before.UNKNOWN);
        assertThat(health.finish()).hasSize(1);
    }

    @Test
    void a_registry_is_not_judged_by_its_deleted_domains_alone() {
        for (var i = 0; i < 20; i++) {
            health.take(verdict("registry", "", VerdictKind.NXDOMAIN), Before.HERE);
        }
        for (var i = 0; i < 100; i++) {
            health.take(verdict("host" + i, "registry", VerdictKind.ADDRESSES), Before.HERE);
        }
        assertThat(health.finish()).isEmpty();
    }

    @Test
    void beyond_the_bound_the_fullest_group_is_judged_early() {
        take("one", 30, VerdictKind.SERVFAIL, Before.HERE);
        take("two", 10, VerdictKind.SERVFAIL, Before.HERE);
        assertThat(given).isEmpty();
        take("two", 1, VerdictKind.SERVFAIL, Before.HERE);
        assertThat(given).hasSize(30).allMatch(Verdict::frozen);
        take("one", 1, VerdictKind.SERVFAIL, Before.HERE);
        assertThat(given).hasSize(31).allMatch(Verdict::frozen);
        assertThat(health.finish()).hasSize(2);
    }

    private void take(String group, int count, VerdictKind kind, Before before) {
        for (var i = 0; i < count; i++) {
            health.take(verdict(group, "", kind), before);
        }
    }

    private static Verdict verdict(String group, String parent, VerdictKind kind) {
        var family = new FamilyResult(
                kind, Confirmation.NONE, kind == VerdictKind.ADDRESSES, List.of(), List.of(), group, parent, List.of());
        return FamilyMerge.merge("name.test", family, Optional.empty());
    }
}
