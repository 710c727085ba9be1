package cn.icpfiling.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** What reaches phones, as the sandbox shows it. */
final class Inbox {

    private static final Pattern SIX_DIGITS = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");

    private final Caller sandbox;

    Inbox(Stack stack) {
        this.sandbox = Caller.sandbox(stack);
    }

    /** The newest code that the platform sent to this phone. */
    String code(String phone) {
        return await(phone, "SMS");
    }

    /** The newest code that the authority sent to this phone. */
    String authorityCode(String phone) {
        return await(phone, "AUTHORITY_SMS");
    }

    /** All that came to this phone or address by that channel, newest first. */
    List<String> texts(String to, String channel) {
        var messages = sandbox.get("/inbox/messages?limit=200&channel=" + channel + "&to="
                        + URLEncoder.encode(to, StandardCharsets.UTF_8))
                .expect(200)
                .at("/items");
        return StreamSupport.stream(messages.spliterator(), false)
                .map(message -> message.path("text").asText())
                .toList();
    }

    private String await(String phone, String channel) {
        return Awaitility.await("a code (" + channel + ") on the phone " + phone)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(150))
                .until(() -> newest(phone, channel), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<String> newest(String phone, String channel) {
        var messages = sandbox.get("/inbox/messages?channel=" + channel + "&to=%2B86" + phone)
                .expect(200)
                .at("/items");
        return StreamSupport.stream(messages.spliterator(), false)
                .map(message -> message.path("text"))
                .map(JsonNode::asText)
                .map(SIX_DIGITS::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst();
    }
}
