package cn.icpfiling.inspection.core.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.campaigns.UnusedSiteRule.Look;
import cn.icpfiling.inspection.tables.CampaignRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When looks that meet no page make a site a case for an inspector. */
class UnusedSiteRuleTest {
    private static final Instant TODAY = Instant.parse("2026-11-28T04:00:00Z");
    private final UnusedSiteRule rule = new UnusedSiteRule(3, 30);

    @Test
    void three_looks_over_thirty_days_that_met_nothing_are_a_case() {
        assertThat(rule.suspects(List.of(empty(0), empty(10), empty(30)))).isTrue();
    }

    @Test
    void too_few_looks_or_too_short_a_time_are_none() {
        assertThat(rule.suspects(List.of())).isFalse();
        assertThat(rule.suspects(List.of(empty(0), empty(60)))).isFalse();
        assertThat(rule.suspects(List.of(empty(0), empty(10), empty(29)))).isFalse();
    }

    @Test
    void a_look_that_met_a_page_begins_the_count_anew() {
        assertThat(rule.suspects(List.of(empty(0), empty(5), page(10), empty(40), empty(60))))
                .isFalse();
        assertThat(rule.suspects(List.of(page(0), empty(5), empty(10), empty(60))))
                .isFalse();
    }

    @Test
    void the_shipped_numbers_hold_today() {
        assertThat(CampaignRules.bundled().notInUseOn(LocalDate.of(2026, 11, 28)))
                .isEqualTo(rule);
    }

    private static Look empty(int daysAgo) {
        return new Look(TODAY.minus(Duration.ofDays(daysAgo)), true);
    }

    private static Look page(int daysAgo) {
        return new Look(TODAY.minus(Duration.ofDays(daysAgo)), false);
    }
}
