package cn.icpfiling.filing.submission;

import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.time.LegalTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Reads the answer of verification-service. Only a rule that holds, or does not apply, passes. A missing or malformed
 * answer, or one about another domain, is unknown.
 */
final class DomainAnswers {

    private static final List<String> RULES = List.of("D1", "D2", "D3", "D4", "D5", "D6");
    private static final Set<String> PASSES = Set.of("HOLDS", "NOT_APPLICABLE");
    private static final String UNANSWERED = "SOURCE_UNAVAILABLE";

    private final List<Violation> broken = new ArrayList<>();
    private final List<Violation> unknown = new ArrayList<>();

    private DomainAnswers() {}

    /** @param pointers the JSON pointer of each domain */
    static Findings read(DomainChecks.Answer answer, List<String> domains, List<String> pointers) {
        var read = new DomainAnswers();
        for (var i = 0; i < domains.size(); i++) {
            read.domain(pointers.get(i), domains.get(i), result(answer, i));
        }
        return new Findings(read.broken, read.unknown);
    }

    /** Without an answer each domain is unknown as a whole. */
    static Findings none(List<String> domains, List<String> pointers) {
        return read(null, domains, pointers);
    }

    /** The legal day on which each domain ends; null if the answer lacks it, or is about another domain. */
    static List<LocalDate> lastDays(DomainChecks.Answer answer, List<String> domains) {
        var days = new ArrayList<LocalDate>();
        for (var i = 0; i < domains.size(); i++) {
            var result = result(answer, i);
            days.add(
                    result == null
                                    || result.expiresAt() == null
                                    || !domains.get(i).equals(result.domain())
                            ? null
                            : LegalTime.dayOf(result.expiresAt()));
        }
        return days;
    }

    private static DomainChecks.Result result(DomainChecks.Answer answer, int index) {
        return answer == null || answer.results() == null || answer.results().size() <= index
                ? null
                : answer.results().get(index);
    }

    private void domain(String pointer, String domain, DomainChecks.Result result) {
        if (result == null || result.rules() == null || !domain.equals(result.domain())) {
            unknown.add(Violation.of(pointer, UNANSWERED, null));
            return;
        }
        var answered = result.rules().stream()
                .filter(rule -> rule != null && rule.rule() != null)
                .toList();
        var rules = new LinkedHashSet<>(RULES);
        answered.forEach(rule -> rules.add(rule.rule()));
        for (var rule : rules) {
            rule(
                    pointer,
                    rule,
                    answered.stream().filter(one -> one.rule().equals(rule)).toList());
        }
    }

    /** If a rule has two results, the worse counts. */
    private void rule(String pointer, String rule, List<DomainChecks.RuleResult> told) {
        var bad = told.stream().filter(one -> "BROKEN".equals(one.result())).findFirst();
        if (bad.isPresent()) {
            broken.add(finding(pointer, rule, bad.get().code(), bad.get().retryOn()));
            return;
        }
        var open = told.stream()
                .filter(one -> one.result() == null || !PASSES.contains(one.result()))
                .findFirst();
        if (open.isPresent()) {
            unknown.add(finding(pointer, rule, open.get().code(), open.get().retryOn()));
        } else if (told.isEmpty()) {
            unknown.add(finding(pointer, rule, null, null));
        }
    }

    private static Violation finding(String pointer, String rule, String code, LocalDate retryOn) {
        return Violation.of(
                pointer, Objects.requireNonNullElse(code, UNANSWERED), rule, Objects.toString(retryOn, "-"));
    }
}
