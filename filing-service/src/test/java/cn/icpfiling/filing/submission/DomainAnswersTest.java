package cn.icpfiling.filing.submission;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.materials.DomainPapers;
import cn.icpfiling.platform.problem.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Only a rule that is said to hold, or not to apply, passes. */
class DomainAnswersTest {

    private static final String DOMAIN = "ok.cn";
    private static final List<String> POINTERS = List.of("/service/domains/0", "/service/domains/1");

    @Test
    void six_rules_that_hold_or_do_not_apply_leave_nothing() {
        var answer = answer(all("HOLDS"));
        answer.results().getFirst().rules().set(2, rule("D3", "NOT_APPLICABLE", null));

        assertThat(read(answer)).isEqualTo(Findings.NONE);
    }

    @Test
    void a_rule_that_is_missing_is_unknown() {
        var rules = all("HOLDS");
        rules.removeIf(rule -> rule.rule().equals("D4"));

        var found = read(answer(rules));

        assertThat(found.broken()).isEmpty();
        assertThat(found.unknown()).containsExactly(unknown("D4"));
    }

    @Test
    void a_word_that_is_none_of_ours_is_unknown() {
        assertThat(read(answer(all("PERHAPS"))).unknown()).hasSize(6);
        assertThat(read(answer(all(null))).unknown()).hasSize(6);
        assertThat(read(answer(List.of())).unknown()).hasSize(6);
    }

    @Test
    void of_two_words_on_one_rule_the_worse_counts() {
        var rules = all("HOLDS");
        rules.add(rule("D4", "UNKNOWN", null));
        assertThat(read(answer(rules)).unknown()).containsExactly(unknown("D4"));

        rules.add(rule("D4", "BROKEN", "DOMAIN_EXPIRED"));
        assertThat(read(answer(rules)).broken()).extracting(Violation::code).containsExactly("DOMAIN_EXPIRED");
        assertThat(read(answer(rules)).unknown()).isEmpty();
    }

    @Test
    void a_rule_that_we_do_not_know_yet_counts_too() {
        var rules = all("HOLDS");
        rules.add(rule("D7", "BROKEN", "NEW"));

        assertThat(read(answer(rules)).broken()).extracting(Violation::rule).containsExactly("D7");
    }

    @Test
    void a_broken_rule_keeps_its_code_and_its_day() {
        var rules = all("HOLDS");
        rules.set(2, new DomainChecks.RuleResult("D3", "BROKEN", "REAL_NAME_NOT_SYNCED", LocalDate.of(2026, 11, 26)));

        assertThat(read(answer(rules)).broken())
                .containsExactly(Violation.of("/service/domains/0", "REAL_NAME_NOT_SYNCED", "D3", "2026-11-26"));
    }

    @Test
    void no_answer_an_empty_one_and_one_about_another_domain_say_nothing_of_ours() {
        var whole = List.of(Violation.of("/service/domains/0", "SOURCE_UNAVAILABLE", null));

        assertThat(read(null).unknown()).isEqualTo(whole);
        assertThat(read(new DomainChecks.Answer(null)).unknown()).isEqualTo(whole);
        assertThat(read(new DomainChecks.Answer(List.of())).unknown()).isEqualTo(whole);
        assertThat(read(new DomainChecks.Answer(Arrays.asList((DomainChecks.Result) null)))
                        .unknown())
                .isEqualTo(whole);
        assertThat(read(new DomainChecks.Answer(List.of(new DomainChecks.Result(DOMAIN, null, null))))
                        .unknown())
                .isEqualTo(whole);
        assertThat(read(new DomainChecks.Answer(List.of(new DomainChecks.Result("other.cn", all("HOLDS"), null))))
                        .unknown())
                .isEqualTo(whole);
        assertThat(DomainAnswers.none(List.of(DOMAIN), POINTERS).unknown()).isEqualTo(whole);
    }

    @Test
    void rules_without_a_name_are_passed_over_and_missed() {
        var rules = new ArrayList<DomainChecks.RuleResult>();
        rules.add(null);
        rules.add(rule(null, "HOLDS", null));

        assertThat(read(answer(rules)).unknown()).hasSize(6);
    }

    @Test
    void each_domain_is_read_for_itself() {
        var found = DomainAnswers.read(
                new DomainChecks.Answer(List.of(new DomainChecks.Result(DOMAIN, all("HOLDS"), null))),
                List.of(DOMAIN, "second.cn"),
                POINTERS);

        assertThat(found.unknown()).containsExactly(Violation.of("/service/domains/1", "SOURCE_UNAVAILABLE", null));
    }

    @Test
    void another_registrant_is_left_to_a_reviewer_where_papers_are_there_and_may_stand_in() {
        var found = registrant().withPapers(DomainPapers.ACCEPTED, true);

        assertThat(found.broken()).isEmpty();
        assertThat(found.byPapers()).extracting(Violation::rule).containsExactly("D1");
        assertThat(found.and(List.of(), List.of(), List.of()).byPapers()).isEqualTo(found.byPapers());
    }

    @Test
    void else_the_refusal_says_why_papers_do_not_help() {
        assertThat(codes(DomainPapers.ACCEPTED, false)).containsExactly("REGISTRANT_MISMATCH", "DOMAIN_PROOF_MISSING");
        assertThat(codes(DomainPapers.NOT_FOR_PERSONS, true))
                .containsExactly("REGISTRANT_MISMATCH", "DOMAIN_PROOF_NOT_FOR_PERSONS");
        assertThat(codes(DomainPapers.NOT_IN_PROVINCE, true))
                .containsExactly("REGISTRANT_MISMATCH", "DOMAIN_PROOF_NOT_IN_PROVINCE");
    }

    @Test
    void papers_set_nothing_else_aside() {
        var rules = all("HOLDS");
        rules.set(3, rule("D4", "BROKEN", "DOMAIN_EXPIRED"));
        var expired = read(answer(rules));

        assertThat(expired.withPapers(DomainPapers.ACCEPTED, true)).isEqualTo(expired);
        rules.set(0, rule("D1", "BROKEN", "REGISTRANT_MISMATCH"));
        assertThat(read(answer(rules)).withPapers(DomainPapers.ACCEPTED, true).broken())
                .extracting(Violation::rule)
                .containsExactly("D4");
    }

    private static List<String> codes(DomainPapers instead, boolean there) {
        return registrant().withPapers(instead, there).broken().stream()
                .map(Violation::code)
                .toList();
    }

    private static Findings registrant() {
        var rules = all("HOLDS");
        rules.set(0, rule("D1", "BROKEN", "REGISTRANT_MISMATCH"));
        return read(answer(rules));
    }

    private static Findings read(DomainChecks.Answer answer) {
        return DomainAnswers.read(answer, List.of(DOMAIN), POINTERS);
    }

    private static DomainChecks.Answer answer(List<DomainChecks.RuleResult> rules) {
        return new DomainChecks.Answer(List.of(new DomainChecks.Result(DOMAIN, rules, null)));
    }

    private static List<DomainChecks.RuleResult> all(String result) {
        var rules = new ArrayList<DomainChecks.RuleResult>();
        List.of("D1", "D2", "D3", "D4", "D5", "D6").forEach(rule -> rules.add(rule(rule, result, null)));
        return rules;
    }

    private static DomainChecks.RuleResult rule(String rule, String result, String code) {
        return new DomainChecks.RuleResult(rule, result, code, null);
    }

    private static Violation unknown(String rule) {
        return Violation.of("/service/domains/0", "SOURCE_UNAVAILABLE", rule, "-");
    }
}
