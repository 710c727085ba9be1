package cn.icpfiling.verification.reverify;

import cn.icpfiling.verification.core.Fault;
import cn.icpfiling.verification.core.FiledDomainState;
import cn.icpfiling.verification.core.FiledFitness;
import cn.icpfiling.verification.core.rules.FindingCode;
import cn.icpfiling.verification.core.rules.Outcome;
import cn.icpfiling.verification.core.rules.RuleId;
import cn.icpfiling.verification.core.rules.RuleResult;
import cn.icpfiling.verification.sources.AnswerKind;
import cn.icpfiling.verification.sources.DomainSource;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The standing of a filed domain, for staff, its holder and the holder's partner. It shows the subject only as an id. */
@Schema(
        name = "FiledDomainVerification",
        requiredProperties = {
            "filedDomainId",
            "domain",
            "unicode",
            "serviceId",
            "serviceNumber",
            "subjectId",
            "filedAt",
            "state",
            "fitness",
            "since",
            "faults"
        })
@JsonInclude(JsonInclude.Include.NON_NULL)
record FiledDomainVerificationView(
        UUID filedDomainId,
        String domain,
        String unicode,
        UUID serviceId,
        String serviceNumber,
        UUID subjectId,
        Instant filedAt,
        LocalDate filedNotBefore,
        Boolean registrantByPapers,
        FiledDomainState state,
        FiledFitness fitness,
        Instant since,
        List<FaultView> faults,
        RoundView lastRound,
        Instant nextRoundAt) {

    @Schema(
            name = "FiledDomainFault",
            requiredProperties = {"rule", "code", "since", "certain"})
    record FaultView(RuleId rule, FindingCode code, Instant since, boolean certain) {

        static List<FaultView> of(List<Fault> faults) {
            return faults.stream()
                    .map(fault -> new FaultView(fault.rule(), fault.code(), fault.since(), fault.certain()))
                    .toList();
        }
    }

    @Schema(
            name = "FiledDomainRound",
            requiredProperties = {"id", "judgedAt", "on", "outcome", "rules", "evidence"})
    record RoundView(
            UUID id,
            Instant judgedAt,
            LocalDate on,
            Outcome outcome,
            List<FindingView> rules,
            List<RoundEvidenceView> evidence) {}

    @Schema(
            name = "FiledDomainFinding",
            requiredProperties = {"rule", "result"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FindingView(RuleId rule, RuleResult result, FindingCode code, LocalDate retryOn) {}

    @Schema(
            name = "RoundEvidence",
            requiredProperties = {"id", "source", "address", "askedAt", "answer"})
    record RoundEvidenceView(UUID id, DomainSource source, String address, Instant askedAt, AnswerKind answer) {}
}
