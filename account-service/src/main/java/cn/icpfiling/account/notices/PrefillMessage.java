package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Language;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/**
 * What filing-service says of a message about a prefilled order.
 *
 * @param phone E.164
 * @param mail null if there is none
 * @param link with its secret
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PrefillMessage(
        String phone, String mail, Language language, String partnerName, String link, Instant expiresAt) {

    @Override
    public String toString() {
        return "PrefillMessage";
    }
}
