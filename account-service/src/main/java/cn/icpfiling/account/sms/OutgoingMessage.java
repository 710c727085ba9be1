package cn.icpfiling.account.sms;

import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.NoticeTemplate;
import java.util.Map;
import java.util.UUID;

/**
 * A text for one phone.
 *
 * @param reference comes back in the provider's report, as its OutId
 * @param phone in E.164; a landline as it is dialled
 * @param text whole, with its sign in front
 * @param values of the notice's template
 */
public record OutgoingMessage(
        UUID reference,
        String phone,
        NoticeTemplate template,
        Language language,
        String text,
        Map<String, Object> values) {

    private static final String MAINLAND = "+86";

    /** As the provider writes it: eleven digits on the mainland, else country code and number. */
    String providerPhone() {
        return phoneOf(phone);
    }

    static String phoneOf(String phone) {
        if (phone.startsWith(MAINLAND)) {
            return phone.substring(MAINLAND.length());
        }
        return phone.startsWith("+") ? phone.substring(1) : phone;
    }

    /** The text without its sign: the provider puts the sign in front. */
    String body() {
        return text.replaceFirst("^(?:【[^】]{1,40}】|\\[[^]]{1,40}])\\s*", "");
    }

    @Override
    public String toString() {
        return "OutgoingMessage " + reference;
    }
}
