package cn.icpfiling.account.sms;

import cn.icpfiling.account.core.DeliveryFailure;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the codes of the provider's interface. Sources: help.aliyun.com, "API error codes" of the Short Message Service (isv. for the
 * caller's side, isp. for the provider's) and the common codes of its gateway; "delivery report status codes" for reports. The one
 * question is whether the provider may have the message: what it may have is never sent by another one.
 */
public final class ProviderCodes {

    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final int REDIRECTION = 300;

    /** No provider can reach this phone by SMS. */
    private static final Set<String> OF_THE_NUMBER = Set.of("isv.mobile_number_illegal", "isv.called_number_illegal");

    /**
     * This provider does not take this one message, and serves all others: its form, or the provider's limit for the phone. Another
     * provider has limits of its own.
     */
    private static final Set<String> OF_ONE_MESSAGE = Set.of(
            "isv.business_limit_control",
            "isv.domestic_number_not_supported",
            "isv.invalid_json_param",
            "isv.invalid_parameters",
            "isv.mobile_count_over_limit");

    /**
     * Values of this one message are too long, hold an address or a forbidden word, or make a text that carriers refuse. A later try at this
     * provider says the same; another provider has templates and limits of its own.
     */
    private static final Set<String> OF_THE_VALUES = Set.of(
            "isv.black_key_control_limit",
            "isv.param_length_limit",
            "isv.param_not_support_url",
            "isv.sms_content_illegal");

    /** This provider does not know this text, has not approved it, or approved it with other parameters. Only people change that. */
    private static final Set<String> OF_THE_TEXT = Set.of(
            "isv.sms_content_mismatch_template_type",
            "isv.sms_signature_scene_illegal",
            "isv.sms_template_illegal",
            "isv.template_missing_parameters",
            "isv.template_params_illegal",
            "isv.tts_template_illegal");

    private static final String OF_THE_PROVIDER = "isp.";
    private static final String NO_PERMISSION = "isp.ram_permission_deny";

    /** Something broke inside, or the request came twice: the first one may have been taken. */
    private static final Set<String> MAY_BE_TAKEN =
            Set.of("internalerror", "serviceinternalerror", "signaturenonceused");

    /** Said before a message is taken, whatever the status of the answer. */
    private static final List<String> NEVER_TAKEN = List.of("isv.", NO_PERMISSION, "throttling", "serviceunavailable");

    private ProviderCodes() {}

    /** @param idField where an accepted answer has the provider's id */
    static Outcome outcome(AcsReply reply, String idField) {
        return switch (reply) {
            case AcsReply.NotSent(var why) -> new Outcome.Unavailable(why);
            case AcsReply.Unclear(var why) -> new Outcome.Unclear(why);
            case AcsReply.Answered answer
            when answer.isOk() ->
                new Outcome.Accepted(shortened(answer.body().path(idField).asText("")));
            case AcsReply.Answered answer -> notAccepted(answer);
        };
    }

    /** Whether the code says nothing about the provider's other messages, so that it does not have to rest. */
    static boolean isOfOneMessage(String code) {
        return OF_ONE_MESSAGE.contains(code);
    }

    /** Whether the provider refuses a question for its phone, and answers those for others. */
    static boolean isOfOneQuestion(AcsReply.Answered answer) {
        return OF_THE_NUMBER.contains(answer.code().toLowerCase(Locale.ROOT));
    }

    private static Outcome notAccepted(AcsReply.Answered answer) {
        var code = answer.code().toLowerCase(Locale.ROOT);
        var shown = code.isEmpty() ? Integer.toString(answer.status()) : shortened(code);
        if (OF_THE_NUMBER.contains(code)) {
            return new Outcome.Refused(shown);
        }
        if (OF_THE_TEXT.contains(code)) {
            return new Outcome.Unapproved(shown);
        }
        if (OF_THE_VALUES.contains(code)) {
            return new Outcome.Unfit(shown);
        }
        return mayBeTaken(answer.status(), code) ? new Outcome.Unclear(shown) : new Outcome.Unavailable(shown);
    }

    private static boolean mayBeTaken(int status, String code) {
        if (code.isEmpty()) {
            // A page of the way, such as a proxy's: it refuses before, and it may break off after.
            return status < REDIRECTION || status >= SERVER_ERROR && status != UNAVAILABLE;
        }
        if (code.equals("ok") || MAY_BE_TAKEN.contains(code)) {
            return true;
        }
        if (NEVER_TAKEN.stream().anyMatch(code::startsWith)) {
            return false;
        }
        return code.startsWith(OF_THE_PROVIDER) || status >= SERVER_ERROR;
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
