package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.WaitingFor;
import cn.icpfiling.filing.views.FindingView;
import cn.icpfiling.filing.views.MaterialView;
import cn.icpfiling.filing.views.RegionView;
import cn.icpfiling.filing.views.ServiceView;
import cn.icpfiling.filing.views.SubjectView;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One order with its whole entered content, masked. */
@Schema(name = "Order")
public record OrderView(
        @NotNull UUID orderId,
        @NotNull OrderType type,
        @NotNull OrderState state,
        @NotNull UUID holder,
        UUID partner,
        @JsonInclude(JsonInclude.Include.NON_NULL) UUID preparedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) UUID typeCheckId,
        @NotNull String province,
        @NotNull RegionView region,
        @NotNull int nature,
        @NotNull int certificateType,
        @NotNull String certificateNumber,
        @JsonInclude(JsonInclude.Include.NON_NULL) String domain,
        @NotNull int submission,
        @NotNull WaitingFor waitingFor,
        @NotNull List<OrderAct> allowedActs,
        @NotNull List<FindingView> reasons,
        VerdictView verdict,
        @NotNull boolean needsPerson,
        @JsonInclude(JsonInclude.Include.NON_NULL) ClaimView claim,
        @JsonInclude(JsonInclude.Include.NON_NULL) ProposalView proposal,
        @NotNull List<OpenRuleView> openRules,
        @NotNull List<SettledRuleView> settledRules,
        Integer rulesVersion,
        @NotNull List<FindingView> warnings,
        ExpectedWindow expected,
        Instant smsUntil,
        String smsPage,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<CodeOwedView> codesOwedBy,
        LocalDate expiresOn,
        SubjectView subject,
        ServiceView service,
        @NotNull List<MaterialView> materials,
        UUID subjectId,
        String subjectNumber,
        List<String> serviceNumbers,
        @JsonInclude(JsonInclude.Include.NON_NULL) String publicQuery,
        @JsonInclude(JsonInclude.Include.NON_NULL) String providerGround,
        @JsonInclude(JsonInclude.Include.NON_NULL) OrderFindingView finding,
        @NotNull Instant createdAt,
        @NotNull Instant changedAt,
        Instant submittedAt) {}
