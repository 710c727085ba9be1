package cn.icpfiling.account;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A provider of SMS and calls by the protocol of Alibaba Cloud, without the check of the signature, which AcsSignatureTest and
 * the sandbox make. It drops no message that comes twice, as the real one.
 */
final class SmsProviderOutside {

    private static final int SWALLOWED = 1;

    private final ObjectMapper json;
    private final Map<String, String> contents = new HashMap<>();
    private final List<Map<String, String>> messages = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> calls = new CopyOnWriteArrayList<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final Map<String, String> statuses = new ConcurrentHashMap<>();
    private final AtomicInteger posts = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger failAs = new AtomicInteger();

    SmsProviderOutside(ObjectMapper json) {
        this.json = json;
        contents.put("SMS_ICP_TEXT", "${text}");
        try (var yaml = SmsProviderOutside.class.getResourceAsStream("/sms/provider-templates.yaml")) {
            new YAMLMapper()
                    .readTree(yaml)
                    .path("templates")
                    .forEach(entry -> contents.putIfAbsent(
                            entry.path("code").asText(), entry.path("content").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int posts() {
        return posts.get();
    }

    /** /refusals/{mobile number}/{code}: the answer to messages to it from now on; without the code they are taken. */
    void refuse(HttpExchange exchange) throws IOException {
        var words = exchange.getRequestURI().getPath().split("/");
        var _ = words.length > 3 ? refusals.put(words[2], words[3]) : refusals.remove(words[2]);
        answer(exchange, 200, Map.of());
    }

    /** /send-status/{mobile number}/{status}: the provider answers with this SendStatus from now on, or, at AWAY, not at all. */
    void report(HttpExchange exchange) throws IOException {
        var words = exchange.getRequestURI().getPath().split("/");
        statuses.put(words[2], words[3]);
        answer(exchange, 200, Map.of());
    }

    /** As from now on the next requests to send fail: by a status, or by 1 for an accepted message whose answer is lost. */
    void failNext(int as, int times) {
        failAs.set(as);
        failures.set(times);
    }

    void answer(HttpExchange exchange) throws IOException {
        var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        switch (exchange.getRequestHeaders().getFirst("x-acs-action")) {
            case "SendSms" -> send(exchange, form);
            case "QuerySendDetails" -> find(exchange, form);
            case "SingleCallByTts" -> {
                calls.add(form);
                answer(exchange, 200, Map.of("Code", "OK", "CallId", "call-" + calls.size()));
            }
            default -> answer(exchange, 400, Map.of("Code", "InvalidAction.NotFound"));
        }
    }

    private void send(HttpExchange exchange, Map<String, String> form) throws IOException {
        posts.incrementAndGet();
        var refusal = refusals.get(form.get("PhoneNumbers"));
        if (refusal != null) {
            answer(exchange, 200, Map.of("Code", refusal));
            return;
        }
        var fails = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        if (fails && failAs.get() != SWALLOWED) {
            var code = failAs.get() == 400 ? "isv.MOBILE_NUMBER_ILLEGAL" : "ServiceUnavailable";
            answer(exchange, failAs.get(), Map.of("Code", code));
            return;
        }
        messages.add(form);
        if (fails) {
            exchange.close();
            return;
        }
        answer(exchange, 200, Map.of("Code", "OK", "Message", "OK", "BizId", "biz-" + form.get("OutId")));
    }

    private void find(HttpExchange exchange, Map<String, String> form) throws IOException {
        var status = statuses.getOrDefault(form.get("PhoneNumber"), "1");
        if (status.equals("AWAY")) {
            answer(exchange, 503, Map.of("Code", "ServiceUnavailable"));
            return;
        }
        var found = messages.stream()
                .filter(message -> message.get("PhoneNumbers").equals(form.get("PhoneNumber")))
                .map(message -> Map.of("OutId", message.get("OutId"), "SendStatus", Integer.valueOf(status)))
                .toList();
        answer(
                exchange,
                200,
                Map.of(
                        "Code",
                        "OK",
                        "TotalCount",
                        found.size(),
                        "SmsSendDetailDTOs",
                        Map.of("SmsSendDetailDTO", found)));
    }

    /** All that came to a mobile number, oldest first: to, text with its sign, reference. */
    List<ObjectNode> toPhone(String phone) {
        return messages.stream()
                .filter(message -> message.get("PhoneNumbers").equals(phone))
                .map(this::shown)
                .sorted(Comparator.comparing(
                        message -> message.path("reference").asText()))
                .toList();
    }

    /** All calls to a number. */
    List<Map<String, String>> callsTo(String phone) {
        return calls.stream()
                .filter(call -> call.get("CalledNumber").equals(phone))
                .toList();
    }

    private ObjectNode shown(Map<String, String> message) {
        var sign = message.get("SignName");
        var isChinese = sign.chars().anyMatch(letter -> letter > 127);
        return json.createObjectNode()
                .put("to", "+86" + message.get("PhoneNumbers"))
                .put("text", (isChinese ? "【" + sign + "】" : "[" + sign + "] ") + text(message))
                .put("reference", message.get("OutId"));
    }

    private String text(Map<String, String> message) {
        try {
            var text = contents.get(message.get("TemplateCode"));
            for (var value : json.readTree(message.get("TemplateParam")).properties()) {
                text = text.replace(
                        "${" + value.getKey() + "}", value.getValue().asText());
            }
            return text;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String body) {
        var fields = new HashMap<String, String>();
        for (var field : body.split("&")) {
            var parts = field.split("=", 2);
            fields.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private void answer(HttpExchange exchange, int status, Object body) throws IOException {
        var bytes = json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
