package cn.icpfiling.filing.core.wayback;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.typecheck.FilingType;
import cn.icpfiling.filing.core.wayback.WayBackFacts.DomainShown;
import cn.icpfiling.filing.core.wayback.WayBackFacts.Notice;
import cn.icpfiling.filing.core.wayback.WayBackFacts.SponsorShown;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WayBackRuleTest {

    /** The type of the type check with which each way agrees. */
    private static final Map<WayBack, Set<FilingType>> TYPES = Map.of(
            WayBack.ACCESS_FILING, Set.of(FilingType.ACCESS_FILING),
            WayBack.OFFLINE_DEREGISTRATION, Set.of(FilingType.EMPTY_SUBJECT),
            WayBack.FIRST_FILING, Set.of(FilingType.FIRST_FILING),
            WayBack.NEW_SERVICE, Set.of(FilingType.NEW_SERVICE_SAME_PROVIDER, FilingType.NEW_SERVICE_OTHER_PROVIDER),
            WayBack.NONE, Set.of(FilingType.ALREADY_FILED_HERE));

    @ParameterizedTest
    @CsvSource({
        "SILENT,     UNKNOWN",
        "NONE,       NONE",
        "MEND,       MEND",
        "DEREGISTER, DEREGISTER",
    })
    void while_access_lives_the_findings_decide(Notice notice, WayBack way) {
        assertThat(WayBackRule.of(WayBackFacts.whileServed(notice))).isEqualTo(way);
    }

    @ParameterizedTest
    @CsvSource({
        // the authority still shows the site
        "ACCESS_FILING,                  YES,    WITH_SITES,    ACCESS_FILING",
        "ACCESS_FILING,                  YES,    SILENT,        ACCESS_FILING",
        "ACCESS_FILING,                  YES,    NOT_ASKED,     ACCESS_FILING",
        // our record alone says so: the authority has deleted it, or is silent
        "ACCESS_FILING,                  NO,     WITHOUT_SITES, UNKNOWN",
        "ACCESS_FILING,                  SILENT, WITH_SITES,    UNKNOWN",
        // the subject without a site
        "EMPTY_SUBJECT,                  NO,     WITHOUT_SITES, OFFLINE_DEREGISTRATION",
        "EMPTY_SUBJECT,                  NO,     NOT_ASKED,     OFFLINE_DEREGISTRATION",
        "EMPTY_SUBJECT,                  NO,     SILENT,        UNKNOWN",
        "EMPTY_SUBJECT,                  NO,     NOTHING,       UNKNOWN",
        "EMPTY_SUBJECT,                  NO,     WITH_SITES,    UNKNOWN",
        // neither
        "FIRST_FILING,                   NO,     NOTHING,       FIRST_FILING",
        "FIRST_FILING,                   NO,     NOT_ASKED,     FIRST_FILING",
        "FIRST_FILING,                   NO,     SILENT,        UNKNOWN",
        "FIRST_FILING,                   NO,     WITHOUT_SITES, UNKNOWN",
        "FIRST_FILING,                   NO,     WITH_SITES,    UNKNOWN",
        // other sites
        "NEW_SERVICE_SAME_PROVIDER,      NO,     WITH_SITES,    NEW_SERVICE",
        "NEW_SERVICE_OTHER_PROVIDER,     NO,     WITH_SITES,    NEW_SERVICE",
        "NEW_SERVICE_SAME_PROVIDER,      NO,     SILENT,        NEW_SERVICE",
        "NEW_SERVICE_SAME_PROVIDER,      NO,     WITHOUT_SITES, NEW_SERVICE",
        "NEW_SERVICE_SAME_PROVIDER,      NO,     NOT_ASKED,     NEW_SERVICE",
        "NEW_SERVICE_SAME_PROVIDER,      NO,     NOTHING,       UNKNOWN",
        "NEW_SERVICE_OTHER_PROVIDER,     NO,     NOTHING,       UNKNOWN",
        // none of the five
        "ALREADY_FILED_HERE,             YES,    WITH_SITES,    NONE",
        "DOMAIN_HELD_BY_ANOTHER_SUBJECT, YES,    NOTHING,       OTHER",
        "BLOCKED,                        NO,     NOTHING,       OTHER",
        "OWNED_BY_ANOTHER_ACCOUNT,       NO,     WITH_SITES,    OTHER",
        "PROVINCE_DIFFERS,               NO,     WITH_SITES,    OTHER",
        "CLAIM,                          NO,     NOTHING,       OTHER",
        "LEGACY_IMPORT,                  NO,     NOTHING,       OTHER",
        "UNDETERMINED,                   SILENT, NOTHING,       UNKNOWN",
    })
    void after_the_end_the_type_decides_as_far_as_the_authority_carries_it(
            FilingType type, DomainShown domain, SponsorShown sponsor, WayBack way) {
        assertThat(WayBackRule.of(new WayBackFacts(false, Notice.NONE, type, domain, sponsor)))
                .isEqualTo(way);
    }

    @Test
    void every_combination_has_one_way_that_agrees_with_the_type_check_or_none() {
        var ended = combinations();

        assertThat(ended).hasSize(4 * 13 * 3 * 5).allSatisfy(facts -> {
            var way = WayBackRule.of(facts);
            if (TYPES.containsKey(way)) {
                assertThat(TYPES.get(way)).contains(facts.type());
            } else {
                assertThat(way).isIn(WayBack.OTHER, WayBack.UNKNOWN);
            }
        });
        assertThat(ended.stream()
                        .map(WayBackRule::of)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(WayBack.class))))
                .isEqualTo(EnumSet.complementOf(EnumSet.of(WayBack.DEREGISTER, WayBack.MEND, WayBack.WITHOUT_DOMAIN)));
    }

    @Test
    void no_way_rests_on_a_silent_source() {
        assertThat(combinations())
                .filteredOn(facts -> facts.sponsor() == SponsorShown.SILENT)
                .extracting(WayBackRule::of)
                .doesNotContain(WayBack.FIRST_FILING, WayBack.OFFLINE_DEREGISTRATION)
                .contains(WayBack.ACCESS_FILING, WayBack.NEW_SERVICE);
        assertThat(combinations())
                .filteredOn(facts -> facts.domain() == DomainShown.SILENT)
                .extracting(WayBackRule::of)
                .doesNotContain(WayBack.ACCESS_FILING);
    }

    @Test
    void findings_do_not_change_the_way_after_the_end() {
        assertThat(combinations())
                .allSatisfy(facts -> assertThat(WayBackRule.of(facts))
                        .isEqualTo(WayBackRule.of(new WayBackFacts(
                                false, Notice.SILENT, facts.type(), facts.domain(), facts.sponsor()))));
    }

    private static List<WayBackFacts> combinations() {
        var all = new ArrayList<WayBackFacts>();
        for (var notice : Notice.values()) {
            for (var type : FilingType.values()) {
                for (var domain : DomainShown.values()) {
                    for (var sponsor : SponsorShown.values()) {
                        all.add(new WayBackFacts(false, notice, type, domain, sponsor));
                    }
                }
            }
        }
        return all;
    }
}
