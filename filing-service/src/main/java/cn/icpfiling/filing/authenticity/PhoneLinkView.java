package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.entry.PrincipalPart;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A link for a principal's phone; its secret is shown once. */
@Schema(name = "PhoneLink")
record PhoneLinkView(
        @NotNull UUID orderId,
        @NotNull PrincipalPart part,
        @NotNull String url,
        @NotNull String qrCode,
        @NotNull int tries,
        @NotNull Instant endsAt) {

    @Override
    public String toString() {
        return "PhoneLinkView[" + orderId + " " + part + "]";
    }
}
