package cn.icpfiling.inspection.campaignchecks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.campaignchecks.DomainChecksApi.Check;
import cn.icpfiling.inspection.campaignchecks.DomainChecksApi.Rule;
import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.campaigns.CheckOutcome.Fault;
import cn.icpfiling.inspection.core.campaigns.FiledSiteFacts;
import cn.icpfiling.inspection.core.campaigns.FiledSiteFacts.Filing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CheckDomainsTest {
    private static final Instant AT = Instant.parse("2026-11-24T09:00:00Z");
    private static final FiledSiteFacts SITE = site(new Filing(AT, null, Set.of()));
    private static final Check ANOTHERS_UNDER_ORG = new Check(
            "a.com",
            List.of(
                    new Rule("D1", "BROKEN", "REGISTRANT_MISMATCH"),
                    new Rule("D5", "BROKEN", "TLD_NOT_APPROVED"),
                    new Rule("D6", "UNKNOWN", "REGISTRAR_NOT_LISTED")),
            null);

    @Test
    void each_reason_names_the_domains_at_fault_and_what_is_unknown_beside_it_is_not_forgotten() {
        var outcome = look(
                new Check(
                        "a.com",
                        List.of(new Rule("D4", "BROKEN", "DOMAIN_EXPIRED"), new Rule("D5", "HOLDS", null)),
                        null),
                new Check(
                        "b.com",
                        List.of(
                                new Rule("D2", "BROKEN", "NOT_VERIFIED"),
                                new Rule("D4", "BROKEN", "DOMAIN_EXPIRED"),
                                new Rule("D6", "UNKNOWN", "REGISTRAR_NOT_LISTED")),
                        null));

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
        var outcome = look(new Check("a.com", List.of(new Rule("D4", "BROKEN", "DOMAIN_EXPIRED")), null));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CheckOutcome.Failed.class,
                        failed -> assertThat(failed.undecided()).isFalse());
    }

    @Test
    void a_domain_that_is_valid_for_less_than_thirty_days_expires_soon_and_one_that_is_not_valid_does_not() {
        var holds = List.of(new Rule("D4", "HOLDS", null));
        var outcome = look(
                new Check("a.com", holds, AT.plus(Duration.ofDays(29))),
                new Check("b.com", holds, AT.plus(Duration.ofDays(30))),
                new Check("c.com", holds, null),
                new Check("d.com", List.of(new Rule("D4", "BROKEN", "DOMAIN_EXPIRED")), AT.minus(Duration.ofDays(1))));

        assertThat(outcome).isInstanceOfSatisfying(CheckOutcome.Failed.class, failed -> {
            assertThat(failed.faults())
                    .containsExactly(new Fault("DOMAIN.EXPIRING_SOON", "a.com"), new Fault("DOMAIN.EXPIRED", "d.com"));
            assertThat(failed.evidence()).contains("a.com expires 2026-12-23T09:00:00Z");
        });
    }

    @Test
    void a_site_that_was_filed_elsewhere_is_asked_about_by_its_earliest_day_and_held_against_no_list() {
        var old = new ArrayList<DomainChecksApi.Question>();
        look(site(new Filing(AT, LocalDate.of(2012, 1, 1), Set.of())), old, ANOTHERS_UNDER_ORG);
        assertThat(old.getFirst().orderType()).isEqualTo("ACCESS_FILING_ELSEWHERE");
        assertThat(old.getFirst().on()).isEqualTo("2012-01-01");

        var young = new ArrayList<DomainChecksApi.Question>();
        var outcome = look(site(new Filing(AT, LocalDate.of(2018, 1, 1), Set.of())), young, ANOTHERS_UNDER_ORG);
        assertThat(young.getFirst().orderType()).isEqualTo("CHANGE_SERVICE");
        assertThat(outcome).isInstanceOfSatisfying(CheckOutcome.Failed.class, failed -> {
            assertThat(failed.faults()).containsExactly(new Fault("SPONSOR_NAME.DOMAIN_OWNER_DIFFERS", "a.com"));
            assertThat(failed.undecided()).isFalse();
        });
    }

    @Test
    void papers_that_were_accepted_in_place_of_the_registrant_stand_in_for_their_domain_alone() {
        var mismatch = List.of(new Rule("D1", "BROKEN", "REGISTRANT_MISMATCH"));
        var site = site(new Filing(AT, null, Set.of("a.com")));

        var outcome =
                look(site, new ArrayList<>(), new Check("a.com", mismatch, null), new Check("b.com", mismatch, null));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CheckOutcome.Failed.class,
                        failed -> assertThat(failed.faults())
                                .containsExactly(new Fault("SPONSOR_NAME.DOMAIN_OWNER_DIFFERS", "b.com")));
    }

    private static CheckOutcome look(Check... checks) {
        return look(SITE, new ArrayList<>(), checks);
    }

    private static CheckOutcome look(FiledSiteFacts site, List<DomainChecksApi.Question> asked, Check... checks) {
        return new CheckDomains(
                        _ -> new SponsorsApi.Sponsor("示例", 1, "91110000600037341L", null),
                        question -> {
                            asked.add(question);
                            return new DomainChecksApi.Checks(List.of(checks));
                        },
                        Clock.fixed(AT, ZoneOffset.UTC))
                .check(site);
    }

    private static FiledSiteFacts site(Filing filing) {
        return new FiledSiteFacts(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "京ICP备2026000001号-1",
                "京ICP备2026000001号",
                "WEBSITE",
                List.of("a.com", "b.com"),
                filing,
                "11",
                4,
                UUID.randomUUID(),
                null,
                true);
    }
}
