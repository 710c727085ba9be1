package cn.icpfiling.inspection.campaignchecks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.campaignchecks.DomainChecksApi.Check;
import cn.icpfiling.inspection.campaignchecks.DomainChecksApi.Rule;
import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.campaigns.CheckOutcome.Fault;
import cn.icpfiling.inspection.core.campaigns.FiledSiteFacts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CheckDomainsTest {
    private static final FiledSiteFacts SITE = new FiledSiteFacts(
            UUID.randomUUID(),
            UUID.randomUUID(),
            "京ICP备2026000001号-1",
            "京ICP备2026000001号",
            "WEBSITE",
            List.of("a.com", "b.com"),
            Instant.parse("2026-11-24T09:00:00Z"),
            "11",
            4,
            UUID.randomUUID(),
            null,
            true);

    @Test
    void each_reason_names_the_domains_at_fault_and_what_is_unknown_beside_it_is_not_forgotten() {
        var outcome = look(
                new Check("a.com", List.of(new Rule("D4", "BROKEN", "DOMAIN_EXPIRED"), new Rule("D5", "HOLDS", null))),
                new Check(
                        "b.com",
                        List.of(
                                new Rule("D2", "BROKEN", "NOT_VERIFIED"),
                                new Rule("D4", "BROKEN", "DOMAIN_EXPIRED"),
                                new Rule("D6", "UNKNOWN", "REGISTRAR_NOT_LISTED"))));

        assertThat(outcome).isInstanceOfSatisfying(CheckOutcome.Failed.class, failed -> {
            assertThat(failed.faults())
                    .containsExactly(
                            new Fault("DOMAIN.EXPIRED", "a.com"),
                            new Fault("DOMAIN.REAL_NAME_MISSING", "b.com"),
                            new Fault("DOMAIN.EXPIRED", "b.com"));
            assertThat(failed.reasons()).containsExactly("DOMAIN.EXPIRED", "DOMAIN.REAL_NAME_MISSING");
            assertThat(failed.undecided()).isTrue();
            assertThat(failed.evidence()).contains("a.com D4", "b.com D4", "b.com D6 REGISTRAR_NOT_LISTED");
        });
    }

    @Test
    void a_fault_without_anything_unknown_needs_no_person() {
        var outcome = look(new Check("a.com", List.of(new Rule("D4", "BROKEN", "DOMAIN_EXPIRED"))));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CheckOutcome.Failed.class,
                        failed -> assertThat(failed.undecided()).isFalse());
    }

    private static CheckOutcome look(Check... checks) {
        return new CheckDomains(
                        _ -> new SponsorsApi.Sponsor("示例", 1, "91110000600037341L", null),
                        _ -> new DomainChecksApi.Checks(List.of(checks)))
                .check(SITE);
    }
}
