package cn.icpfiling.verification.tldapprovals;

import cn.icpfiling.verification.core.rules.RuleResult;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "TldApproval",
        requiredProperties = {"domain", "tld", "on", "result"})
record TldApprovalView(
        String domain, String tld, @JsonProperty("on") LocalDate on, RuleResult result) {}
