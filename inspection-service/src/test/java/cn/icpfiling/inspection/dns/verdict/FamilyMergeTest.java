package cn.icpfiling.inspection.dns.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FamilyMergeTest {
    @ParameterizedTest
    @CsvSource({
        "NXDOMAIN, NXDOMAIN, NXDOMAIN",
        "NXDOMAIN, NO_ADDRESS, NO_ADDRESS",
        "NO_ADDRESS, NO_ADDRESS, NO_ADDRESS",
        "ADDRESSES, NO_ADDRESS, ADDRESSES",
        "ADDRESSES, NXDOMAIN, ADDRESSES",
        "ADDRESSES, SERVFAIL, ADDRESSES",
        "ADDRESSES, TIMEOUT, ADDRESSES",
        "NO_ADDRESS, REFUSED, REFUSED",
        "NXDOMAIN, TIMEOUT, TIMEOUT",
        "NO_ADDRESS, DISAGREE, DISAGREE",
        "TIMEOUT, SERVFAIL, SERVFAIL",
        "UNCONFIRMED, DISAGREE, DISAGREE",
        "NO_ADDRESS, ALIAS_BROKEN, ALIAS_BROKEN",
        "ALIAS_BROKEN, ALIAS_BROKEN, ALIAS_BROKEN"
    })
    void families_that_are_not_here_merge_the_same_in_both_orders(VerdictKind a, VerdictKind aaaa, VerdictKind merged) {
        assertThat(merge(family(a, false), family(aaaa, false)).kind()).isEqualTo(merged);
        assertThat(merge(family(aaaa, false), family(a, false)).kind()).isEqualTo(merged);
    }

    @ParameterizedTest
    @EnumSource
    void an_address_that_is_here_decides(VerdictKind other) {
        assertThat(merge(family(VerdictKind.ADDRESSES, true), family(other, false))
                        .kind())
                .isEqualTo(VerdictKind.ADDRESSES);
        assertThat(merge(family(other, false), family(VerdictKind.ADDRESSES, true))
                        .here())
                .isTrue();
    }

    @Test
    void a_scan_of_a_alone_takes_the_result_of_a() {
        var verdict = FamilyMerge.merge("a.cn", family(VerdictKind.NXDOMAIN, false), Optional.empty());
        assertThat(verdict.kind()).isEqualTo(VerdictKind.NXDOMAIN);
        assertThat(verdict.aaaa()).isEmpty();
    }

    private static Verdict merge(FamilyResult a, FamilyResult aaaa) {
        return FamilyMerge.merge("a.cn", a, Optional.of(aaaa));
    }

    private static FamilyResult family(VerdictKind kind, boolean here) {
        return new FamilyResult(kind, Confirmation.CONFIRMED, here, List.of(), List.of(), "", "", List.of());
    }
}
