package cn.icpfiling.account.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CasePaper;
import cn.icpfiling.account.core.cases.HolderKind;
import cn.icpfiling.platform.time.LegalTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CaseRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    @Test
    void every_kind_has_a_rule_and_what_takes_something_is_decided_by_two() {
        var rules = CaseRules.bundled();

        for (var kind : CaseKind.values()) {
            assertThat(rules.of(kind, NOW).persons()).as(kind.name()).isEqualTo(kind.endangersSource() ? 2 : 1);
        }
        assertThat(rules.of(CaseKind.OFFLINE_TRANSFER, NOW).workingDays()).isEqualTo(3);
        assertThat(rules.of(CaseKind.LOST_PHONE, NOW).ownerWait()).isEqualTo(Duration.ofHours(72));
    }

    @Test
    void an_organisation_hands_in_more_than_a_person() {
        var rule = CaseRules.bundled().of(CaseKind.OFFLINE_TRANSFER, NOW);

        assertThat(rule.papersOf(HolderKind.PERSON))
                .containsExactly(CasePaper.SUBJECT_CERTIFICATE, CasePaper.HAND_HELD_PHOTO);
        assertThat(rule.papersOf(HolderKind.ORGANISATION))
                .containsExactly(
                        CasePaper.SUBJECT_CERTIFICATE,
                        CasePaper.HAND_HELD_PHOTO,
                        CasePaper.APPLICANT_ID_FRONT,
                        CasePaper.APPLICANT_ID_BACK,
                        CasePaper.LETTER_OF_AUTHORITY);
        assertThat(CaseRules.bundled().of(CaseKind.FINDING_QUESTION, NOW).needsPapers())
                .isFalse();
    }

    @Test
    void a_rule_holds_from_its_legal_day_on() throws IOException {
        var rules = read(bundledText() + """
                  - kind: RECOVERY
                    from: 2027-01-01
                    source: a test
                    workingDays: 5
                    persons: 1
                    waitDays: 30
                """);
        var midnight = LegalTime.startOf(LocalDate.of(2027, 1, 1));

        assertThat(rules.of(CaseKind.RECOVERY, midnight.minusSeconds(1)).workingDays())
                .isEqualTo(1);
        assertThat(rules.of(CaseKind.RECOVERY, midnight).workingDays()).isEqualTo(5);
    }

    @Test
    void rules_that_contradict_themselves_fail_the_start() throws IOException {
        var bundled = bundledText();

        assertThatThrownBy(() -> read(bundled.replace("persons: 2", "persons: 1")))
                .hasStackTraceContaining("two persons decide it");
        assertThatThrownBy(() -> read(bundled.replace("    ownerWait: PT72H\n", "")))
                .hasStackTraceContaining("ownerWait");
        assertThatThrownBy(() -> read(bundled.replace("workingDays: 3", "workingDays: 0")))
                .hasStackTraceContaining("a number that cannot be");
        assertThatThrownBy(() -> read(bundled.replace("kind: DOMAIN_CERTIFICATE", "kind: LEGACY_PAPERS")))
                .hasStackTraceContaining("no rule of support cases for DOMAIN_CERTIFICATE");
        assertThat(read(bundled)).isNotNull();
    }

    private static CaseRules read(String yaml) throws IOException {
        return CaseRules.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String bundledText() throws IOException {
        try (var yaml = CaseRules.class.getResourceAsStream("/cases/support-case-rules.yaml")) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
