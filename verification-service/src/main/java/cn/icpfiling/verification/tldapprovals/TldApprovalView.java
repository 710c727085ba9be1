package cn.icpfiling.verification.tldapprovals;

import cn.icpfiling.verification.core.rules.FindingCode;
import cn.icpfiling.verification.core.rules.RuleResult;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "TldApproval",
        requiredProperties = {"domain", "tld", "on", "result"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record TldApprovalView(
        String domain, String tld, @JsonProperty("on") LocalDate on, RuleResult result, FindingCode code) {}
