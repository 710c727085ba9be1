package cn.icpfiling.inspection.core.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.campaigns.UnusedSiteRule.Looks;
import cn.icpfiling.inspection.tables.CampaignRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When looks that meet no page make a site a case for an inspector. */
class UnusedSiteRuleTest {
    private static final Instant TODAY = Instant.parse("2026-11-28T04:00:00Z");
    private final UnusedSiteRule rule = new UnusedSiteRule(3, 30);

    private record Look(Instant at, boolean showsNothing) {}

    @Test
    void three_looks_over_thirty_days_that_met_nothing_are_a_case() {
        assertThat(suspects(List.of(empty(0), empty(10), empty(30)))).isTrue();
    }

    @Test
    void too_few_looks_or_too_short_a_time_are_none() {
        assertThat(suspects(List.of(empty(0)))).isFalse();
        assertThat(suspects(List.of(empty(0), empty(60)))).isFalse();
        assertThat(suspects(List.of(empty(0), empty(10), empty(29)))).isFalse();
    }

    @Test
    void a_look_that_met_a_page_begins_the_count_anew() {
        assertThat(suspects(List.of(empty(0), empty(5), page(10), empty(40), empty(60))))
                .isFalse();
        assertThat(suspects(List.of(page(0), empty(5), empty(10), empty(60)))).isFalse();
        assertThat(suspects(List.of(empty(0), empty(10), page(30), empty(31)))).isFalse();
        assertThat(suspects(List.of(empty(0), empty(10), empty(30), page(31)))).isTrue();
    }

    @Test
    void looks_twice_a_day_reach_thirty_days_back_like_any_others() {
        var often = new ArrayList<Look>();
        IntStream.range(0, 60).forEach(half -> often.add(new Look(TODAY.minus(Duration.ofHours(12L * half)), true)));
        assertThat(suspects(often)).as("29 and a half days").isFalse();
        often.add(empty(30));
        assertThat(suspects(often)).as("30 days, 61 looks").isTrue();
        often.add(page(31));
        assertThat(suspects(often)).isTrue();
        often.set(20, new Look(often.get(20).at(), false));
        assertThat(suspects(often)).as("a page ten days ago").isFalse();
    }

    @Test
    void looks_that_are_rarer_than_thirty_days_count_too() {
        assertThat(suspects(List.of(empty(0), empty(40), empty(80)))).isTrue();
        assertThat(suspects(List.of(empty(0), empty(40), page(80)))).isFalse();
    }

    /** The day of Beijing counts: a look late in the evening lies a day before one soon after midnight. */
    @Test
    void days_are_legal_days() {
        var first = new Look(Instant.parse("2026-10-29T15:59:00Z"), true);
        var soonAfter = new Look(Instant.parse("2026-10-29T16:01:00Z"), true);
        assertThat(suspects(List.of(empty(0), empty(10), first))).isTrue();
        assertThat(suspects(List.of(empty(0), empty(10), soonAfter))).isFalse();
    }

    @Test
    void the_shipped_numbers_hold_today() {
        assertThat(CampaignRules.bundled().notInUseOn(LocalDate.of(2026, 11, 28)))
                .isEqualTo(rule);
    }

    /** As the table gives the looks, for any order of them. */
    private boolean suspects(List<Look> all) {
        var newestFirst =
                all.stream().sorted(Comparator.comparing(Look::at).reversed()).toList();
        var since = rule.windowBefore(newestFirst.getFirst().at());
        var window =
                newestFirst.stream().filter(look -> !look.at().isBefore(since)).toList();
        var pages = (int) window.stream().filter(look -> !look.showsNothing()).count();
        var earlier = newestFirst.stream()
                .filter(look -> look.at().isBefore(since))
                .limit(rule.looks())
                .map(Look::showsNothing)
                .toList();
        return rule.suspects(new Looks(window.size(), pages, earlier));
    }

    private static Look empty(int daysAgo) {
        return new Look(TODAY.minus(Duration.ofDays(daysAgo)), true);
    }

    private static Look page(int daysAgo) {
        return new Look(TODAY.minus(Duration.ofDays(daysAgo)), false);
    }
}
