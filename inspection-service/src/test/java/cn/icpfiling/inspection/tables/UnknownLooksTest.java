package cn.icpfiling.inspection.tables;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.scans.SiteLook;
import cn.icpfiling.inspection.core.scans.UnknownCause;
import cn.icpfiling.inspection.dns.verdict.VerdictKind;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnknownLooksTest {
    /** A code without a cause would leave its domains to no one. */
    @Test
    void each_verdict_of_an_unknown_look_has_one_cause() {
        var known =
                Arrays.stream(UnknownCause.values()).flatMap(cause -> UnknownLooks.bundled().verdicts(cause).stream());
        var unknown = Stream.concat(
                Arrays.stream(VerdictKind.values())
                        .filter(kind -> !kind.isDefinite())
                        .map(Enum::name),
                Stream.of(
                        SiteLook.ABANDONED,
                        SiteLook.FROZEN,
                        SiteLook.VANTAGES_DISAGREE,
                        SiteLook.NO_NETWORKS,
                        "SUBDOMAIN"));
        assertThat(known).containsExactlyInAnyOrderElementsOf(unknown.toList());
    }
}
