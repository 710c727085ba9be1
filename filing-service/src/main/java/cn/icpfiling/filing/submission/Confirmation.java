package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.views.MaterialView;
import cn.icpfiling.filing.views.RegionView;
import cn.icpfiling.filing.views.ServiceView;
import cn.icpfiling.filing.views.SubjectView;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * All data as it will be submitted, with the text to accept. The data is unmasked while the holder may still correct
 * it, and masked afterwards.
 */
record Confirmation(
        @NotNull UUID orderId,
        @NotNull boolean masked,
        @NotNull RegionView region,
        @NotNull int nature,
        @NotNull int certificateType,
        @NotNull String certificateNumber,
        SubjectView subject,
        ServiceView service,
        @NotNull List<MaterialView> materials,
        @NotNull boolean smsDemanded,
        @NotNull Declaration declaration,
        @NotNull Caller provider) {

    @Override
    public String toString() {
        return "Confirmation[" + orderId + "]";
    }

    /** The provider's name and the numbers from which it may call to verify the data. */
    record Caller(@NotNull String name, @NotNull List<String> callNumbers) {}

    /** The text in the caller's language. */
    record Declaration(
            @NotNull String version,
            @NotNull @Schema(enumeration = {"zh", "en"}) String language,
            @NotNull String text) {}
}
