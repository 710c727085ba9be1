package cn.icpfiling.account.sms;

import cn.icpfiling.account.core.DeliveryFailure;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the codes of the provider's interface, as its pages "API error codes" and "delivery report status codes" list them.
 */
public final class ProviderCodes {

    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final Set<Integer> LATER = Set.of(408, 425, 429, UNAVAILABLE);

    /** The message itself is wrong. */
    private static final Set<String> OF_THE_MESSAGE = Set.of(
            "isv.mobile_number_illegal",
            "isv.mobile_count_over_limit",
            "isv.domestic_number_not_supported",
            "isv.invalid_parameters",
            "isv.invalid_json_param",
            "isv.param_length_limit",
            "isv.param_not_support_url",
            "isv.template_missing_parameters",
            "isv.template_params_illegal",
            "isv.black_key_control_limit",
            "isv.called_number_illegal");

    /** The provider says that something broke on its side, and not whether before or after it took the message. */
    private static final Set<String> BROKEN_INSIDE =
            Set.of("isp.system_error", "internalerror", "serviceinternalerror");

    private ProviderCodes() {}

    /** @param idField where an accepted answer has the provider's id */
    static Outcome outcome(AcsReply reply, String idField) {
        return switch (reply) {
            case AcsReply.NotSent(var why) -> new Outcome.Unavailable(why);
            case AcsReply.Unclear(var why) -> new Outcome.Unclear(why);
            case AcsReply.Answered answer
            when answer.isOk() ->
                new Outcome.Accepted(shortened(answer.body().path(idField).asText("")));
            case AcsReply.Answered answer -> refusal(answer);
        };
    }

    private static Outcome refusal(AcsReply.Answered answer) {
        var code = answer.code().toLowerCase(Locale.ROOT);
        var shown = code.isEmpty() ? Integer.toString(answer.status()) : shortened(code);
        if (OF_THE_MESSAGE.contains(code)) {
            return new Outcome.Refused(shown);
        }
        if (BROKEN_INSIDE.contains(code)) {
            return new Outcome.Unclear(shown);
        }
        // Every other code says why the provider did not take the message: throttled, no balance, suspended, wrong key.
        if (!code.isEmpty() && !code.equals("ok") || LATER.contains(answer.status())) {
            return new Outcome.Unavailable(shown);
        }
        return answer.status() >= SERVER_ERROR || answer.status() < 300
                ? new Outcome.Unclear(shown)
                : new Outcome.Refused(shown);
    }

    /** The reason of a failed delivery by the code of its report. */
    public static DeliveryFailure failure(String reported) {
        var code = reported == null ? "" : reported.toUpperCase(Locale.ROOT);
        if (code.contains("NOT_EXIST") || code.contains("ILLEGAL") || code.contains("NULL_NUMBER")) {
            return DeliveryFailure.NUMBER_INVALID;
        }
        if (code.contains("BLACK")
                || code.contains("BLOCK")
                || code.contains("REJECT")
                || code.contains("UNSUBSCRIBE")) {
            return DeliveryFailure.BLOCKED;
        }
        if (code.contains("CONTENT")
                || code.contains("KEYWORD")
                || code.contains("SIGN")
                || code.contains("TEMPLATE")) {
            return DeliveryFailure.CONTENT_REFUSED;
        }
        return code.contains("TERMINAL")
                        || code.contains("EXPIRED")
                        || code.contains("UNDELIV")
                        || code.contains("MOBILE")
                ? DeliveryFailure.UNREACHABLE
                : DeliveryFailure.OTHER;
    }

    private static String shortened(String text) {
        var clean = text.replaceAll("[^\\x21-\\x7e]", "");
        return clean.length() <= 100 ? clean : clean.substring(0, 100);
    }
}
