package cn.icpfiling.account.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CasePaper;
import cn.icpfiling.account.core.cases.HolderKind;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.time.LegalTime;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The shipped rules of the support, and the faults that no version may have. */
class SupportPoliciesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final PolicyContent SHIPPED = PolicyVersions.shipped();

    @Test
    void every_kind_has_a_rule_and_what_takes_something_is_decided_by_two() {
        var policies = new SupportPolicies(0, SHIPPED);

        for (var kind : CaseKind.values()) {
            assertThat(policies.of(kind, NOW).persons()).as(kind.name()).isEqualTo(kind.endangersSource() ? 2 : 1);
        }
        assertThat(policies.of(CaseKind.OFFLINE_TRANSFER, NOW).workingDays()).isEqualTo(3);
        assertThat(policies.of(CaseKind.LOST_PHONE, NOW).ownerWait()).isEqualTo(Duration.ofHours(72));
        assertThat(PolicyFaults.of(SHIPPED)).isEmpty();
    }

    @Test
    void a_stored_rule_of_a_kind_of_a_later_release_is_left_out_and_the_others_hold() {
        var later = JsonText.write(SHIPPED).replaceFirst("\"LOST_PHONE\"", "\"OF_A_LATER_RELEASE\"");

        assertThat(PolicyVersions.stored(later).cases())
                .isEqualTo(SHIPPED.cases().stream()
                        .filter(rule -> rule.kind() != CaseKind.LOST_PHONE)
                        .toList());
    }

    @Test
    void an_organisation_hands_in_more_than_a_person() {
        var rule = new SupportPolicies(0, SHIPPED).of(CaseKind.OFFLINE_TRANSFER, NOW);

        assertThat(rule.papersOf(HolderKind.PERSON))
                .containsExactly(CasePaper.SUBJECT_CERTIFICATE, CasePaper.HAND_HELD_PHOTO);
        assertThat(rule.papersOf(HolderKind.ORGANISATION))
                .hasSize(5)
                .containsAll(rule.papersOf(HolderKind.PERSON))
                .contains(CasePaper.LETTER_OF_AUTHORITY);
        assertThat(new SupportPolicies(0, SHIPPED)
                        .of(CaseKind.FINDING_QUESTION, NOW)
                        .needsPapers())
                .isFalse();
    }

    @Test
    void a_claim_needs_both_sides_of_the_id_and_is_due_in_one_working_day() {
        var rule = new SupportPolicies(0, SHIPPED).of(CaseKind.LEGACY_CLAIM, NOW);

        assertThat(rule.workingDays()).isEqualTo(1);
        assertThat(rule.papersOf(HolderKind.PERSON))
                .containsExactly(CasePaper.APPLICANT_ID_FRONT, CasePaper.APPLICANT_ID_BACK);
        assertThat(rule.papersOf(HolderKind.ORGANISATION))
                .containsExactly(
                        CasePaper.SUBJECT_CERTIFICATE, CasePaper.APPLICANT_ID_FRONT, CasePaper.APPLICANT_ID_BACK);
    }

    @Test
    void a_rule_holds_from_its_legal_day_on() {
        var later = with(SHIPPED.cases(), rule(CaseKind.RECOVERY, LocalDate.of(2027, 1, 1), 5, 1, null, null));
        var policies = new SupportPolicies(1, new PolicyContent(later));
        var midnight = LegalTime.startOf(LocalDate.of(2027, 1, 1));

        assertThat(policies.of(CaseKind.RECOVERY, midnight.minusSeconds(1)).workingDays())
                .isEqualTo(1);
        assertThat(policies.of(CaseKind.RECOVERY, midnight).workingDays()).isEqualTo(5);
    }

    /** A stored version never changes, and a case of a new kind must be opened under it all the same. */
    @Test
    void a_kind_that_is_younger_than_the_version_in_force_has_the_rule_of_the_release() {
        var older = SHIPPED.cases().stream()
                .filter(rule -> rule.kind() != CaseKind.LEGACY_LATE_PAPER)
                .toList();
        var shipped = new SupportPolicies(0, SHIPPED);

        assertThat(new SupportPolicies(3, new PolicyContent(older), shipped)
                        .of(CaseKind.LEGACY_LATE_PAPER, NOW)
                        .workingDays())
                .isEqualTo(2);
        assertThatThrownBy(() -> new SupportPolicies(3, new PolicyContent(older)).of(CaseKind.LEGACY_LATE_PAPER, NOW))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void each_contradiction_is_named_with_its_place() {
        assertThat(faultsOf(rule(CaseKind.OFFLINE_TRANSFER, LocalDate.of(2027, 1, 1), 3, 1, null, null)))
                .containsExactly("/cases/8/persons SUPPORT_RULE_TWO_PERSONS", "/cases/8/papers SUPPORT_RULE_PAPERS");
        assertThat(faultsOf(rule(CaseKind.LEGACY_PAPERS, LocalDate.of(2027, 1, 1), 3, 1, 24, null)))
                .containsExactly("/cases/8/ownerWaitHours SUPPORT_RULE_OWNER_WAIT");
        assertThat(faultsOf(rule(CaseKind.RECOVERY, LocalDate.of(2000, 1, 1), 1, 1, null, null)))
                .containsExactly("/cases/8/validFrom SUPPORT_RULE_TWICE");
        var papers = new CaseRule.CasePapers(List.of(CasePaper.HAND_HELD_PHOTO), List.of(CasePaper.HAND_HELD_PHOTO));
        assertThat(faultsOf(rule(CaseKind.FINDING_QUESTION, LocalDate.of(2027, 1, 1), 1, 1, null, papers)))
                .containsExactly("/cases/8/papers SUPPORT_RULE_PAPERS");
    }

    /** One administrator replaces the rules, and must not make a phone or a filing change hands unseen. */
    @Test
    void what_takes_a_phone_or_a_filing_away_keeps_a_day_for_its_owner_and_its_papers() {
        var day = LocalDate.of(2027, 1, 1);
        var shipped =
                new SupportPolicies(0, SHIPPED).of(CaseKind.LOST_PHONE, NOW).papers();
        for (var hours : List.of(1, 23)) {
            assertThat(faultsOf(rule(CaseKind.LOST_PHONE, day, 3, 2, hours, shipped)))
                    .containsExactly("/cases/8/ownerWaitHours SUPPORT_RULE_OWNER_WAIT");
        }
        assertThat(faultsOf(rule(CaseKind.LOST_PHONE, day, 3, 2, 24, shipped))).isEmpty();
        var fewer = List.of(
                new CaseRule.CasePapers(List.of(CasePaper.HAND_HELD_PHOTO), shipped.organisation()),
                new CaseRule.CasePapers(shipped.person(), shipped.person()));
        for (var kind : List.of(CaseKind.OFFLINE_TRANSFER, CaseKind.LOST_PHONE)) {
            for (var papers : fewer) {
                assertThat(faultsOf(rule(kind, day, 3, 2, kind == CaseKind.LOST_PHONE ? 24 : null, papers)))
                        .containsExactly("/cases/8/papers SUPPORT_RULE_PAPERS");
            }
        }
    }

    @Test
    void a_stored_version_that_asks_for_less_is_read_with_what_this_release_asks_for() {
        var day = LocalDate.of(2027, 1, 1);
        var photo = List.of(CasePaper.HAND_HELD_PHOTO);
        var weak = with(
                with(SHIPPED.cases(), rule(CaseKind.LOST_PHONE, day, 3, 1, 1, null)),
                rule(CaseKind.OFFLINE_TRANSFER, day, 3, 2, null, new CaseRule.CasePapers(photo, photo)));

        var read = PolicyVersions.stored(JsonText.write(new PolicyContent(weak)));

        assertThat(PolicyFaults.of(new PolicyContent(weak))).hasSize(4);
        assertThat(PolicyFaults.of(read)).isEmpty();
        assertThat(read.cases()).startsWith(SHIPPED.cases().toArray(CaseRule[]::new));
        var lostPhone = new SupportPolicies(1, read).of(CaseKind.LOST_PHONE, LegalTime.startOf(day));
        assertThat(lostPhone.ownerWait()).isEqualTo(Duration.ofHours(24));
        assertThat(lostPhone.workingDays()).isEqualTo(3);
    }

    @Test
    void a_kind_without_a_rule_is_refused() {
        var fewer = SHIPPED.cases().stream()
                .filter(rule -> rule.kind() != CaseKind.LEGACY_PAPERS)
                .toList();
        assertThat(named(PolicyFaults.of(new PolicyContent(fewer)))).containsExactly("/cases SUPPORT_RULE_MISSING");
    }

    @Test
    void a_stored_version_that_names_a_kind_that_has_ended_is_read_without_it() throws IOException {
        var json = new ObjectMapper().registerModule(new JavaTimeModule());
        var body = json.writeValueAsString(SHIPPED);
        var ended = body.replace(
                "{\"kind\":\"LEGACY_PAPERS\"",
                "{\"kind\":\"DOMAIN_CERTIFICATE\",\"papers\":null},{\"kind\":\"LEGACY_PAPERS\"");

        assertThat(ended).isNotEqualTo(body);
        assertThat(PolicyVersions.stored(ended)).isEqualTo(SHIPPED);
    }

    @Test
    void a_shipped_file_with_a_fault_is_refused() throws IOException {
        assertThat(read(text -> text)).isEqualTo(SHIPPED);
        assertThatThrownBy(() -> read(text -> text.replace("persons: 2", "persons: 1")))
                .hasStackTraceContaining("SUPPORT_RULE_TWO_PERSONS");
        assertThatThrownBy(() -> read(text -> text.replace("waitDays: 30", "waitDays: 30\n    unknown: 1")))
                .hasStackTraceContaining("unknown");
    }

    private static List<String> faultsOf(CaseRule more) {
        return named(PolicyFaults.of(new PolicyContent(with(SHIPPED.cases(), more))));
    }

    private static List<String> named(List<Violation> faults) {
        return faults.stream()
                .map(fault -> fault.pointer() + " " + fault.code())
                .toList();
    }

    private static List<CaseRule> with(List<CaseRule> rules, CaseRule more) {
        var all = new ArrayList<>(rules);
        all.add(more);
        return List.copyOf(all);
    }

    private static CaseRule rule(
            CaseKind kind, LocalDate from, int workingDays, int persons, Integer hours, CaseRule.CasePapers papers) {
        return new CaseRule(kind, from, workingDays, persons, 30, hours, papers, "a test");
    }

    private static PolicyContent read(UnaryOperator<String> change) throws IOException {
        try (var yaml = PolicyVersions.class.getResourceAsStream("/rules/support-policies.yaml")) {
            var text = change.apply(new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
            return PolicyVersions.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
