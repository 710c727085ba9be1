package cn.icpfiling.sandbox.inbox;

import cn.icpfiling.sandbox.magic.MagicDelivery;
import cn.icpfiling.sandbox.magic.MagicPhone;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What a provider does with a request whose signature is right. It drops no message that comes twice. */
@ApplicationScoped
class MessageProvider {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String FIRST = "A";
    private static final String DELIVERED = "DELIVERED";
    private static final int MOST = 200;

    private final Inbox inbox;
    private final ApprovedTexts texts;

    MessageProvider(Inbox inbox, ApprovedTexts texts) {
        this.inbox = inbox;
        this.texts = texts;
    }

    record Reply(int status, Map<String, Object> body) {

        private static Reply code(int status, String code) {
            return new Reply(status, Map.of("Code", code, "Message", code, "RequestId", newId()));
        }

        private static Reply ok(String idField, String id) {
            return new Reply(200, Map.of("Code", "OK", "Message", "OK", "RequestId", newId(), idField, id));
        }
    }

    Reply handle(String provider, String action, Map<String, String> form) {
        return switch (action == null ? "" : action) {
            case "SendSms" -> sendSms(provider, form);
            case "QuerySendDetails" -> findSms(provider, form);
            case "SingleCallByTts" -> call(provider, form);
            default -> Reply.code(404, "InvalidAction.NotFound");
        };
    }

    private Reply sendSms(String provider, Map<String, String> form) {
        var phone = Phones.normalized(form.get("PhoneNumbers"));
        var composed = texts.composed(form.get("TemplateCode"), form.get("TemplateParam"), "isv.SMS_TEMPLATE_ILLEGAL");
        if (phone.isEmpty()) {
            return Reply.code(200, "isv.MOBILE_NUMBER_ILLEGAL");
        }
        if (!(composed instanceof ApprovedTexts.Result.Text(var text))) {
            return refused(composed);
        }
        var sign = form.getOrDefault("SignName", "");
        if (sign.isBlank()) {
            return Reply.code(200, "isv.SMS_SIGNATURE_ILLEGAL");
        }
        var magic = MagicDelivery.of(phone.get()).orElse(null);
        var outId = form.get("OutId");
        if (magic == MagicDelivery.REFUSED) {
            return Reply.code(200, "isv.MOBILE_NUMBER_ILLEGAL");
        }
        if (magic == MagicDelivery.THROTTLED_AT_A && provider.equals(FIRST)) {
            return Reply.code(200, "isv.BUSINESS_LIMIT_CONTROL");
        }
        if (magic == MagicDelivery.AWAY_AT_A && provider.equals(FIRST)) {
            return Reply.code(503, "ServiceUnavailable");
        }
        var id = inbox.deliver(
                Channel.SMS, provider, phone.get(), signed(sign) + text, outId, outcome(phone.get(), magic));
        // As if the connection broke after the message was taken: the answer says nothing.
        var isLost = magic == MagicDelivery.ANSWER_LOST && provider.equals(FIRST);
        return isLost ? new Reply(502, Map.of()) : Reply.ok("BizId", bizId(id));
    }

    /** Null for an SMS without a report. */
    private static String outcome(String phone, MagicDelivery magic) {
        if (MagicPhone.of(phone).orElse(null) == MagicPhone.LOST) {
            return "EXPIRED";
        }
        return switch (magic) {
            case NO_REPORT -> null;
            case NOT_ON_SERVICE -> "MOBILE_NOT_ON_SERVICE";
            case null, default -> DELIVERED;
        };
    }

    private Reply call(String provider, Map<String, String> form) {
        var phone = form.get("CalledNumber");
        var composed = texts.composed(form.get("TtsCode"), form.get("TtsParam"), "isv.TTS_TEMPLATE_ILLEGAL");
        if (phone == null || !phone.matches("\\d{7,15}")) {
            return Reply.code(200, "isv.CALLED_NUMBER_ILLEGAL");
        }
        if (!(composed instanceof ApprovedTexts.Result.Text(var text))) {
            return refused(composed);
        }
        var recipient = Phones.normalized(phone).orElse(phone);
        var outcome = switch (MagicDelivery.of(phone).orElse(null)) {
            case BUSY -> "200002";
            case NO_ANSWER -> "200003";
            case NOT_ON_SERVICE -> "200010";
            case null, default -> "200000";
        };
        var id = inbox.deliver(Channel.CALL, provider, recipient, text, form.get("OutId"), outcome);
        return Reply.ok("CallId", bizId(id));
    }

    private Reply findSms(String provider, Map<String, String> form) {
        var phone = Phones.normalized(form.get("PhoneNumber"));
        if (phone.isEmpty()) {
            return Reply.code(200, "isv.MOBILE_NUMBER_ILLEGAL");
        }
        LocalDate day;
        int page;
        int size;
        try {
            day = LocalDate.parse(form.getOrDefault("SendDate", ""), DAY);
            page = Integer.parseInt(form.getOrDefault("CurrentPage", ""));
            size = Integer.parseInt(form.getOrDefault("PageSize", ""));
        } catch (DateTimeException | NumberFormatException e) {
            return Reply.code(200, "isv.INVALID_PARAMETERS");
        }
        if (page < 1 || size < 1 || size > 50) {
            return Reply.code(200, "isv.PAGE_SIZE_ILLEGAL");
        }
        var sent = inbox.taken(provider, phone.get(), MOST).stream()
                .filter(message -> message.at().atZone(CHINA).toLocalDate().equals(day))
                .toList();
        var shown = sent.stream()
                .skip((page - 1L) * size)
                .limit(size)
                .map(MessageProvider::shown)
                .toList();
        return new Reply(
                200,
                Map.of(
                        "Code",
                        "OK",
                        "Message",
                        "OK",
                        "RequestId",
                        newId(),
                        "TotalCount",
                        sent.size(),
                        "SmsSendDetailDTOs",
                        Map.of("SmsSendDetailDTO", shown)));
    }

    private static Map<String, Object> shown(Inbox.Taken message) {
        var outcome = message.outcome() == null ? "" : message.outcome();
        return Map.of(
                "PhoneNum",
                message.phone().replace("+86", ""),
                "OutId",
                message.outId() == null ? "" : message.outId(),
                "SendDate",
                TIME.format(message.at().atZone(CHINA)),
                "SendStatus",
                outcome.isEmpty() || outcome.equals(DELIVERED) ? 3 : 2,
                "ErrCode",
                outcome.isEmpty() ? DELIVERED : outcome);
    }

    private static Reply refused(ApprovedTexts.Result result) {
        return Reply.code(200, ((ApprovedTexts.Result.Refused) result).code());
    }

    private static String signed(String sign) {
        return sign.chars().anyMatch(letter -> letter > 127) ? "【" + sign + "】" : "[" + sign + "] ";
    }

    static String bizId(long id) {
        return "9006197469364" + id + "^0";
    }

    private static String newId() {
        return UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    }
}
