package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.prefill.PrefillState;
import cn.icpfiling.filing.views.RegionView;
import cn.icpfiling.filing.views.ServiceView;
import cn.icpfiling.filing.views.SubjectView;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A prefilled order as the holder of its link sees it, masked. */
@Schema(name = "PrefillOffer")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PrefillOfferView(
        @NotNull PrefillState state,
        @NotNull String partnerName,
        @NotNull String providerName,
        @NotNull String domain,
        @NotNull RegionView region,
        @NotNull int nature,
        @NotNull int certificateType,
        String certificateNumber,
        SubjectView subject,
        ServiceView service,
        @NotNull Instant expiresAt) {

    @Override
    public String toString() {
        return "PrefillOfferView";
    }
}
