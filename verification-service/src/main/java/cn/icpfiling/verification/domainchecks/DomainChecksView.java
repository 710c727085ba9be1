package cn.icpfiling.verification.domainchecks;

import cn.icpfiling.verification.checks.DomainCheck;
import cn.icpfiling.verification.core.rules.Finding;
import cn.icpfiling.verification.core.rules.FindingCode;
import cn.icpfiling.verification.core.rules.RuleId;
import cn.icpfiling.verification.core.rules.RuleResult;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "DomainChecks", requiredProperties = "results")
record DomainChecksView(List<DomainCheckView> results) {

    static DomainChecksView of(List<DomainCheck> checks) {
        return new DomainChecksView(checks.stream().map(DomainCheckView::of).toList());
    }

    @Schema(
            name = "DomainCheck",
            requiredProperties = {"domain", "rules"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DomainCheckView(String domain, List<RuleCheckView> rules, Instant expiresAt) {

        static DomainCheckView of(DomainCheck check) {
            return new DomainCheckView(
                    check.domain().asWritten(),
                    check.findings().stream().map(RuleCheckView::of).toList(),
                    check.endsAt());
        }
    }

    @Schema(
            name = "RuleCheck",
            requiredProperties = {"rule", "result"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RuleCheckView(RuleId rule, RuleResult result, FindingCode code, LocalDate retryOn) {

        static RuleCheckView of(Finding finding) {
            return new RuleCheckView(finding.rule(), finding.result(), finding.code(), finding.retryOn());
        }
    }
}
