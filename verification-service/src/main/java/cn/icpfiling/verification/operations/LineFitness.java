package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.verification.checks.Age;
import cn.icpfiling.verification.checks.DomainCheck;
import cn.icpfiling.verification.core.rules.Finding;
import cn.icpfiling.verification.core.rules.FindingCode;
import cn.icpfiling.verification.core.rules.FitAfter;
import cn.icpfiling.verification.core.rules.Fitness;
import cn.icpfiling.verification.core.rules.Outcome;
import cn.icpfiling.verification.core.rules.RuleId;
import cn.icpfiling.verification.core.rules.RuleResult;
import cn.icpfiling.verification.sources.AnswerKind;
import cn.icpfiling.verification.sources.Asked;
import cn.icpfiling.verification.sources.DomainSource;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of the check of a line: kept as it is shown, and naming nobody. */
@Schema(
        name = "DomainLineFitness",
        requiredProperties = {"fitness", "outcome", "on", "checkedAt", "missing", "rules", "sources"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record LineFitness(
        Fitness fitness,
        LocalDate fitOn,
        Integer inDays,
        FitAfter fitAfter,
        Outcome outcome,
        LocalDate on,
        Instant checkedAt,
        Instant expiresAt,
        List<RuleId> missing,
        List<LineRule> rules,
        List<AskedSource> sources) {

    @Schema(
            name = "LineRuleCheck",
            requiredProperties = {"rule", "result"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineRule(
            RuleId rule,
            RuleResult result,
            FindingCode code,
            @JsonProperty("retryOn") LocalDate retryOn) {

        static LineRule of(Finding finding) {
            return new LineRule(finding.rule(), finding.result(), finding.code(), finding.retryOn());
        }
    }

    @Schema(
            name = "AskedSource",
            requiredProperties = {"source", "address", "askedAt", "ageSeconds", "answer"})
    record AskedSource(DomainSource source, String address, Instant askedAt, long ageSeconds, AnswerKind answer) {

        static AskedSource of(Asked asked, Instant checkedAt) {
            return new AskedSource(
                    DomainSource.valueOf(asked.source().name()),
                    asked.address(),
                    asked.askedAt(),
                    Age.seconds(asked.askedAt(), checkedAt),
                    asked.answer());
        }
    }

    static LineFitness of(DomainCheck check, LocalDate on, Instant checkedAt) {
        var fitness = check.fitness();
        return new LineFitness(
                fitness.fitness(),
                fitness.fitOn(),
                fitness.inDays(LegalTime.dayOf(checkedAt)),
                fitness.fitAfter(),
                check.outcome(),
                on,
                checkedAt,
                check.endsAt(),
                fitness.missing(),
                check.findings().stream().map(LineRule::of).toList(),
                check.evidence().stream()
                        .map(asked -> AskedSource.of(asked, checkedAt))
                        .toList());
    }
}
