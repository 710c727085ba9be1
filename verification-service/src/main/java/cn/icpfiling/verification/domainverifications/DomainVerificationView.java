package cn.icpfiling.verification.domainverifications;

import cn.icpfiling.verification.core.rules.FindingCode;
import cn.icpfiling.verification.core.rules.FitAfter;
import cn.icpfiling.verification.core.rules.Fitness;
import cn.icpfiling.verification.core.rules.Outcome;
import cn.icpfiling.verification.core.rules.RuleId;
import cn.icpfiling.verification.core.rules.RuleResult;
import cn.icpfiling.verification.core.rules.VerifiedOrderType;
import cn.icpfiling.verification.sources.AnswerKind;
import cn.icpfiling.verification.sources.DomainSource;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "DomainVerification",
        requiredProperties = {
            "id",
            "domain",
            "unicode",
            "orderType",
            "on",
            "checkedAt",
            "outcome",
            "missing",
            "rules",
            "evidence"
        })
@JsonInclude(JsonInclude.Include.NON_NULL)
record DomainVerificationView(
        UUID id,
        String domain,
        String unicode,
        VerifiedOrderType orderType,
        LocalDate on,
        Instant checkedAt,
        Outcome outcome,
        Fitness fitness,
        LocalDate fitOn,
        Integer inDays,
        FitAfter fitAfter,
        List<RuleId> missing,
        List<RuleFindingView> rules,
        RegistrationView registration,
        List<EvidenceView> evidence) {

    @Schema(
            name = "RuleFinding",
            requiredProperties = {"rule", "result", "detail", "evidence"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RuleFindingView(
            RuleId rule,
            RuleResult result,
            FindingCode code,
            String detail,
            String remedy,
            LocalDate retryOn,
            List<UUID> evidence) {}

    @Schema(
            name = "Evidence",
            requiredProperties = {"id", "source", "address", "askedAt", "ageSeconds", "answer"})
    record EvidenceView(
            UUID id, DomainSource source, String address, Instant askedAt, long ageSeconds, AnswerKind answer) {}
}
