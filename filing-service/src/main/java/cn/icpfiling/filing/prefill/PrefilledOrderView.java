package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.prefill.PrefillAct;
import cn.icpfiling.filing.core.prefill.PrefillState;
import cn.icpfiling.filing.views.FindingView;
import cn.icpfiling.filing.views.RegionView;
import cn.icpfiling.filing.views.ServiceView;
import cn.icpfiling.filing.views.SubjectView;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A prefilled order as its partner sees it, masked. What was entered is absent once the offer is over. */
@Schema(name = "PrefilledOrder")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PrefilledOrderView(
        @NotNull UUID prefilledOrderId,
        @NotNull PrefillState state,
        @NotNull RegionView region,
        @NotNull int nature,
        @NotNull int certificateType,
        String certificateNumber,
        @NotNull String domain,
        String phone,
        String mail,
        PrefillLanguage language,
        SubjectView subject,
        ServiceView service,
        @NotNull List<FindingView> faults,
        @NotNull int messages,
        @NotNull List<PrefillAct> allowedActs,
        @NotNull Instant expiresAt,
        @NotNull Instant createdAt,
        @NotNull Instant changedAt) {

    @Override
    public String toString() {
        return "PrefilledOrderView[" + prefilledOrderId + "]";
    }
}
