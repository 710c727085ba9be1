package cn.icpfiling.inspection.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.campaigns.CampaignCheck;
import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.campaigns.FiledSiteFacts;
import cn.icpfiling.inspection.core.campaigns.FiledSiteFacts.Filing;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A check that is repeated for several findings at once. */
class AutomaticChecksTest {
    private static final UUID ID = new UUID(1, 1);

    private final AutomaticChecks checks = new AutomaticChecks(Arrays.stream(CheckKind.values())
            .filter(kind -> !kind.isByPeople())
            .<CampaignCheck>map(Fake::new)
            .toList());

    /** Passes with the domain as evidence, and fails at each call with a domain named fault.cn. */
    private record Fake(CheckKind kind) implements CampaignCheck {
        @Override
        public CheckOutcome check(FiledSiteFacts site) {
            if (site.domains().contains("fault.cn")) {
                throw new IllegalStateException("the fault of a test");
            }
            return new CheckOutcome.Passed(site.domains().getFirst());
        }
    }

    @Test
    void each_finding_gets_its_own_outcome_and_a_site_that_is_not_served_none_of_the_check() {
        assertThat(checks.again(
                        CheckKind.ADDRESS, List.of(asked("a.cn", true), asked("b.cn", false), asked("c.cn", true))))
                .extracting(CheckOutcome::evidence)
                .containsExactly("a.cn", "NOT_SERVED", "c.cn");
    }

    /** Each is asked again then, and alone. */
    @Test
    void a_fault_that_one_site_brings_about_fails_no_other() {
        var fault = asked("fault.cn", true);
        assertThat(checks.again(CheckKind.ADDRESS, List.of(asked("a.cn", true), fault, asked("c.cn", false))))
                .containsExactly(
                        new CheckOutcome.Unknown("CHECK_FAILED", true),
                        new CheckOutcome.Unknown("CHECK_FAILED", true),
                        new CheckOutcome.NotApplicable("NOT_SERVED"));
        assertThat(checks.again(CheckKind.ADDRESS, List.of(fault)))
                .containsExactly(new CheckOutcome.Unknown("CHECK_FAILED", false));
    }

    private static CampaignCheck.Again asked(String domain, boolean served) {
        var site = new FiledSiteFacts(
                ID,
                ID,
                "京ICP备2026000001号-1",
                "京ICP备2026000001号",
                "WEBSITE",
                List.of(domain),
                new Filing(Instant.EPOCH, null, Set.of()),
                "11",
                4,
                ID,
                null,
                served);
        return new CampaignCheck.Again(site, domain, Instant.EPOCH);
    }
}
