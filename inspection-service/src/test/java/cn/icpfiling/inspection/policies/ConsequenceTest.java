package cn.icpfiling.inspection.policies;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.findings.Consequence;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingOwner;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.PolicyReference;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.time.LegalTime;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What follows from an overdue finding, by the policies that came with the release. */
class ConsequenceTest {
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 3, 2);

    private final PolicyVersions policies = new PolicyVersions(null, new ObjectMapper(), Clock.systemUTC());

    @Test
    void no_access_ends_by_a_finding_whose_holder_was_told_after_the_last_day_that_its_source_gave() {
        assertThat(policies.consequenceOf(told(LAST_DAY, LAST_DAY))).isEqualTo(Consequence.CANCEL_ACCESS);
        assertThat(policies.consequenceOf(told(LAST_DAY, LAST_DAY.plusDays(1)))).isEqualTo(Consequence.NONE);
        assertThat(policies.consequenceOf(told(null, LAST_DAY.plusDays(1))))
                .as("its days are counted from the notice")
                .isEqualTo(Consequence.CANCEL_ACCESS);
        assertThat(policies.consequenceOf(told("SUBJECT.EMPTY", null, LAST_DAY, LAST_DAY.plusDays(1))))
                .as("two persons decide")
                .isEqualTo(Consequence.DEREGISTER_SUBJECT);
    }

    private Finding told(LocalDate lastDay, LocalDate on) {
        return told("CONTACT.MOBILE", Ids.next(), lastDay, on);
    }

    private Finding told(String reason, UUID service, LocalDate lastDay, LocalDate on) {
        var key = new FindingKey(FindingSource.SPOT_CHECK, "key", reason, Ids.next(), service, null);
        var finding = Finding.of(Ids.next(), key, lastDay, new FindingOwner(Ids.next(), null, "11"));
        var terms = policies.of(new PolicyReference(0, on), key.source(), key.reason());
        finding.open(new PolicyReference(0, on), terms, FindingActor.SYSTEM, LegalTime.startOf(on));
        finding.notifyHolder(terms, FindingActor.SYSTEM, LegalTime.startOf(on));
        return finding;
    }
}
