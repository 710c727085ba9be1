package cn.icpfiling.inspection.core.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.id.Ids;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a repeated check means for its finding. */
class RepeatedCheckTest {
    private static final String REASON = "NUMBER.NOT_SHOWN";
    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");

    private final RepeatedCheck asked =
            RepeatedCheck.requested(Ids.next(), Ids.next(), Ids.next(), CheckKind.PAGE, NOW);

    @Test
    void a_check_that_waits_confirms_nothing() {
        assertThat(asked.confirms()).isFalse();
        assertThat(asked.cured()).isNull();
    }

    @Test
    void the_same_reason_again_confirms_the_finding() {
        var found = finished(new CheckOutcome.Failed(List.of("NUMBER.NOT_LINKED", REASON), "a.cn", ""));

        assertThat(found.confirms()).isTrue();
        assertThat(found.cured()).isFalse();
    }

    @Test
    void another_fault_of_the_site_alone_cures_and_is_a_fault_of_its_own() {
        var outcome = new CheckOutcome.Failed(List.of("NUMBER.NOT_LINKED"), "a.cn", "");

        assertThat(finished(outcome).confirms()).isFalse();
        assertThat(finished(outcome).cured()).isTrue();
        assertThat(RepeatedCheck.others(outcome, REASON, null))
                .containsExactly(new CheckOutcome.Fault("NUMBER.NOT_LINKED", "a.cn"));
    }

    @Test
    void a_persons_reason_is_the_findings_own_only_at_the_findings_domain() {
        var other = new CheckOutcome.Fault("NUMBER.NOT_LINKED", "a.cn");
        assertThat(RepeatedCheck.isAgain(List.of(other, new CheckOutcome.Fault(REASON, "a.cn")), REASON, "a.cn"))
                .isTrue();
        assertThat(RepeatedCheck.isAgain(List.of(new CheckOutcome.Fault(REASON, "b.cn")), REASON, "a.cn"))
                .as("at a domain that the holder was never told of")
                .isFalse();
        assertThat(RepeatedCheck.isAgain(List.of(other), REASON, "a.cn")).isFalse();
        assertThat(RepeatedCheck.isAgain(List.of(new CheckOutcome.Fault(REASON, null)), REASON, null))
                .as("about the whole site")
                .isTrue();
    }

    @Test
    void another_fault_beside_a_page_that_could_not_be_judged_neither_confirms_nor_cures() {
        var outcome = new CheckOutcome.Failed(List.of(new CheckOutcome.Fault("NUMBER.NOT_LINKED", "a.cn")), true, "");

        assertThat(finished(outcome).confirms()).isFalse();
        assertThat(finished(outcome).cured()).isFalse();
    }

    @Test
    void another_fault_cures_nothing_that_is_still_suspected_or_was_not_looked_at() {
        for (var open : List.of(new CheckOutcome.Fault(REASON, "b.cn"), new CheckOutcome.Fault(null, "b.cn"))) {
            var outcome = new CheckOutcome.Failed(
                    List.of(new CheckOutcome.Fault("NUMBER.NOT_LINKED", "a.cn")), false, List.of(open), "");

            assertThat(finished(outcome).confirms()).isFalse();
            assertThat(finished(outcome).cured()).isFalse();
        }
    }

    /** The register was not asked: it may say that the sponsor has another name still. */
    @Test
    void a_number_from_before_the_credit_codes_cures_no_other_fault_of_the_sponsor() {
        var outcome = new CheckOutcome.Failed(
                List.of(new CheckOutcome.Fault("SPONSOR_CERT_NO.THREE_IN_ONE", null)), true, "");

        var ofName = asked.finished(outcome, "SPONSOR_NAME.RENAMED", null, NOW);
        assertThat(ofName.cured()).isFalse();
        assertThat(ofName.leavesOpen()).isTrue();
        assertThat(asked.finished(outcome, "SPONSOR_CERT_NO.THREE_IN_ONE", null, NOW)
                        .confirms())
                .isTrue();
    }

    @Test
    void a_domain_that_was_to_expire_soon_and_has_expired_was_not_renewed() {
        var outcome = new CheckOutcome.Failed(List.of("DOMAIN.EXPIRED"), "a.cn", "");

        var soon = asked.finished(outcome, "DOMAIN.EXPIRING_SOON", "a.cn", NOW);
        assertThat(soon.confirms()).isTrue();
        assertThat(soon.cured()).isFalse();
        assertThat(RepeatedCheck.others(outcome, "DOMAIN.EXPIRING_SOON", "a.cn"))
                .isEmpty();
        assertThat(asked.finished(outcome, "DOMAIN.EXPIRING_SOON", "b.cn", NOW).cured())
                .as("at another domain")
                .isTrue();
        var renewed = new CheckOutcome.Failed(List.of("DOMAIN.EXPIRING_SOON"), "a.cn", "");
        assertThat(asked.finished(renewed, "DOMAIN.EXPIRED", "a.cn", NOW).cured())
                .as("renewed for some days")
                .isTrue();
    }

    @Test
    void what_could_not_be_asked_neither_confirms_nor_cures() {
        for (var outcome : List.of(
                new CheckOutcome.Unknown("SOURCE_UNAVAILABLE", true), new CheckOutcome.NotApplicable("NOT_SERVED"))) {
            assertThat(finished(outcome).confirms()).as(outcome.evidence()).isFalse();
            assertThat(finished(outcome).cured()).as(outcome.evidence()).isFalse();
        }
    }

    @Test
    void what_neither_confirms_nor_cures_is_left_to_a_person() {
        assertThat(asked.leavesOpen()).as("it waits").isFalse();
        assertThat(finished(new CheckOutcome.Unknown("SOURCE_UNAVAILABLE", true))
                        .leavesOpen())
                .isTrue();
        assertThat(finished(new CheckOutcome.Failed(
                                List.of(new CheckOutcome.Fault("NUMBER.NOT_LINKED", "a.cn")), true, ""))
                        .leavesOpen())
                .isTrue();
        assertThat(finished(new CheckOutcome.Failed(List.of(REASON), "a.cn", ""))
                        .leavesOpen())
                .isFalse();
        assertThat(finished(new CheckOutcome.Passed("page 1")).leavesOpen()).isFalse();
    }

    @Test
    void a_persons_decision_counts_like_a_check() {
        var broken = RepeatedCheck.decided(asked.id(), asked.findingId(), asked.serviceId(), CheckKind.PAGE, true, NOW);
        var holds = RepeatedCheck.decided(asked.id(), asked.findingId(), asked.serviceId(), CheckKind.PAGE, false, NOW);

        assertThat(broken.confirms()).isTrue();
        assertThat(broken.cured()).isFalse();
        assertThat(holds.confirms()).isFalse();
        assertThat(holds.cured()).isTrue();
    }

    @Test
    void a_check_that_passes_cures() {
        assertThat(finished(new CheckOutcome.Passed("page 1")).cured()).isTrue();
    }

    @Test
    void a_check_that_passes_without_a_look_at_the_findings_domain_leaves_it_to_a_person() {
        var outcome = new CheckOutcome.Passed(List.of(new CheckOutcome.Fault(null, "d.cn")), "page 1");

        var ofDomain = asked.finished(outcome, REASON, "d.cn", NOW);
        assertThat(ofDomain.cured()).isFalse();
        assertThat(ofDomain.confirms()).isFalse();
        assertThat(ofDomain.leavesOpen()).isTrue();
        assertThat(finished(outcome).cured()).as("about the whole site").isFalse();
        assertThat(asked.finished(outcome, REASON, "a.cn", NOW).cured())
                .as("of a domain that was looked at")
                .isTrue();
    }

    @Test
    void the_same_reason_of_another_domain_does_not_confirm_it() {
        var failed = new CheckOutcome.Failed(List.of(REASON), "b.cn", "");

        assertThat(asked.finished(failed, REASON, "a.cn", NOW).confirms()).isFalse();
        assertThat(asked.finished(failed, REASON, "b.cn", NOW).confirms()).isTrue();
        assertThat(asked.finished(failed, REASON, "a.cn", NOW).cured()).isTrue();
        assertThat(RepeatedCheck.others(failed, REASON, "a.cn"))
                .containsExactly(new CheckOutcome.Fault(REASON, "b.cn"));
        assertThat(RepeatedCheck.others(failed, REASON, "b.cn")).isEmpty();
    }

    private RepeatedCheck finished(CheckOutcome outcome) {
        return asked.finished(outcome, REASON, null, NOW);
    }
}
