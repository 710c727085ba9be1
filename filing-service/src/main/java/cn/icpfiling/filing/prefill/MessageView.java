package cn.icpfiling.filing.prefill;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a message to the holder says, and where it goes, in clear.
 *
 * @param phone E.164
 */
@Schema(name = "PrefillMessage")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageView(
        @NotNull String phone,
        String mail,
        @NotNull PrefillLanguage language,
        @NotNull String partnerName,
        @NotNull String link,
        @NotNull Instant expiresAt) {

    @Override
    public String toString() {
        return "MessageView";
    }
}
