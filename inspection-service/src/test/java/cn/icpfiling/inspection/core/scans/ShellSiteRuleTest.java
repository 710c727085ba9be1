package cn.icpfiling.inspection.core.scans;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.findings.ShellSitePolicy;
import cn.icpfiling.inspection.core.findings.ShellSitePolicy.AccessRecord;
import cn.icpfiling.inspection.core.findings.ShellSitePolicy.Exemption;
import cn.icpfiling.inspection.core.networks.NetworkOwner;
import cn.icpfiling.platform.id.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellSiteRuleTest {
    private static final UUID OURS = Ids.next();
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

    private static ShellSiteRule rule(List<String> excluded, AccessRecord... records) {
        return new ShellSiteRule(new ShellSitePolicy(
                "T",
                LocalDate.of(2000, 1, 1),
                3,
                2,
                false,
                excluded,
                Set.of(Exemption.ACCESS_JUST_GRANTED),
                Set.copyOf(Arrays.asList(records))));
    }

    @ParameterizedTest
    @CsvSource({
        "ours,   33,     true,  true",
        "ours,   81,     false, false",
        "ours,   82,     false, false",
        "ours,   71,     false, false",
        "ours,   ABROAD, false, false",
        "theirs, 33,     true,  false",
        "nobody, 33,     true,  false",
    })
    void an_address_is_here_in_a_mainland_network_of_the_filed_provider(
            String whose, String region, boolean mainland, boolean here) {
        var owner = whose.equals("nobody")
                ? null
                : new NetworkOwner(whose.equals("ours") ? OURS : Ids.next(), region, mainland);
        assertThat(rule(List.of("HK", "MO", "TW")).isHere(owner, OURS)).isEqualTo(here);
    }

    @Test
    void a_region_that_the_policy_does_not_exclude_counts_and_abroad_never_does() {
        var rule = rule(List.of("MO", "TW"));
        assertThat(rule.isHere(new NetworkOwner(OURS, "81", false), OURS)).isTrue();
        assertThat(rule.isHere(new NetworkOwner(OURS, "82", false), OURS)).isFalse();
        assertThat(rule.isHere(new NetworkOwner(OURS, "ABROAD", false), OURS)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "true,  'HERE',             HERE",
        "true,  'HERE,HERE',        HERE",
        "true,  'HERE,NOT_HERE',    NOT_HERE",
        "true,  'NOT_HERE',         NOT_HERE",
        "true,  'HERE,UNKNOWN',     UNKNOWN",
        "true,  'UNKNOWN',          UNKNOWN",
        "true,  'UNKNOWN,NOT_HERE', NOT_HERE",
        "true,  '',                 NOT_HERE",
        "false, '',                 UNKNOWN",
        "false, 'HERE',             UNKNOWN",
    })
    void every_address_has_to_be_here_and_what_is_not_definite_is_unknown(
            boolean definite, String addresses, Health health) {
        var here = addresses.isEmpty()
                ? List.<Health>of()
                : Arrays.stream(addresses.split(",")).map(Health::valueOf).toList();
        assertThat(rule(List.of()).health(definite, here)).isEqualTo(health);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 2026-11-26T01:00:00Z, true",
        "2, 2026-11-26T01:00:00Z, false",
        "9, 2026-11-25T15:59:59Z, false",
        "3, 2026-11-25T16:00:00Z, true",
    })
    void looks_and_legal_days_have_to_suffice(long looks, Instant last, boolean suffices) {
        assertThat(rule(List.of()).suffices(looks, NOON, last)).isEqualTo(suffices);
    }

    @Test
    void a_filing_is_left_out_for_the_days_of_the_policy() {
        var rule = rule(List.of());
        assertThat(rule.isJustGranted(NOON, Instant.parse("2026-11-25T15:59:59Z")))
                .isTrue();
        assertThat(rule.isJustGranted(NOON, Instant.parse("2026-11-25T16:00:00Z")))
                .isFalse();
    }

    @Test
    void a_healthy_look_cures_alone_before_the_notice_and_with_a_record_of_access_after_it() {
        var feed = rule(List.of(), AccessRecord.PROVIDER_FEED);
        assertThat(feed.cures(null, null, false)).isTrue();
        assertThat(feed.cures(NOON, null, true)).isFalse();
        assertThat(feed.cures(NOON, NOON.minusMillis(1), false)).isFalse();
        assertThat(feed.cures(NOON, NOON, false)).isTrue();

        var probe = rule(List.of(), AccessRecord.OWN_PROBE);
        assertThat(probe.cures(NOON, NOON, false)).isFalse();
        assertThat(probe.cures(NOON, null, true)).isTrue();
        assertThat(rule(List.of()).cures(NOON, NOON, true))
                .as("an inspector decides")
                .isFalse();
    }
}
