package cn.icpfiling.verification.verdicts;

import cn.icpfiling.verification.checks.DomainCheck;
import cn.icpfiling.verification.core.OrderVerdict;
import cn.icpfiling.verification.core.rules.Finding;
import cn.icpfiling.verification.core.rules.IdentityCode;
import cn.icpfiling.verification.core.rules.OrganisationCode;
import cn.icpfiling.verification.core.rules.OrganisationFinding;
import cn.icpfiling.verification.core.rules.Outcome;
import cn.icpfiling.verification.core.rules.PhoneCode;
import cn.icpfiling.verification.core.rules.RuleResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The result of one round of one submission, not yet stored. */
record DraftVerdict(
        UUID orderId,
        int submission,
        List<DomainCheck> domains,
        List<PersonCheck> people,
        OrganisationCheck organisation,
        OrderVerdict.Lists lists,
        Instant at) {

    Outcome outcome() {
        var results = EnumSet.noneOf(RuleResult.class);
        domains.forEach(domain -> results.addAll(domain.results()));
        people.forEach(person ->
                results.addAll(List.of(person.finding().result(), person.phone().result())));
        results.add(organisation.finding().result());
        return Outcome.of(results);
    }

    /**
     * Checks whether another query of the sources can resolve an unknown result. A name that the service's list lacks
     * stays unknown, and so does a person whose type of certificate the sources do not know: these go to a reviewer at once.
     */
    boolean mayBecomeKnown() {
        return domains.stream().flatMap(domain -> domain.findings().stream()).anyMatch(Finding::mayBecomeKnown)
                || people.stream()
                        .anyMatch(person -> person.finding().code() == IdentityCode.SOURCE_UNAVAILABLE
                                || person.phone().code() == PhoneCode.SOURCE_UNAVAILABLE)
                || organisation.finding().code() == OrganisationCode.SOURCE_UNAVAILABLE;
    }

    /** Returns the first legal day on which an unknown result can become known; null if no such day is known. */
    LocalDate retryOn() {
        return domains.stream()
                .flatMap(domain -> domain.findings().stream())
                .filter(finding -> finding.result() == RuleResult.UNKNOWN)
                .map(Finding::retryOn)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    OrderVerdictEvent told(boolean finalRound) {
        return new OrderVerdictEvent(
                orderId,
                submission,
                outcome(),
                finalRound,
                domains.stream().map(DraftVerdict::told).toList(),
                people.stream()
                        .map(person -> new OrderVerdictEvent.PersonJudged(
                                person.part(),
                                person.finding().result(),
                                person.finding().code()))
                        .toList(),
                people.stream()
                        .map(person -> new OrderVerdictEvent.PhoneJudged(
                                person.part(),
                                person.phone().result(),
                                person.phone().code()))
                        .toList(),
                told(organisation.finding()),
                null);
    }

    private static OrderVerdictEvent.OrganisationJudged told(OrganisationFinding organisation) {
        return new OrderVerdictEvent.OrganisationJudged(
                organisation.result(),
                organisation.code() == null ? null : organisation.code().reason());
    }

    private static OrderVerdictEvent.DomainJudged told(DomainCheck domain) {
        return new OrderVerdictEvent.DomainJudged(
                domain.domain().asWritten(),
                domain.findings().stream()
                        .map(finding -> new OrderVerdictEvent.RuleJudged(
                                finding.rule(), finding.result(), finding.code(), finding.retryOn()))
                        .toList());
    }
}
