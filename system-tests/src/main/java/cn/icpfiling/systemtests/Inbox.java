package cn.icpfiling.systemtests;

import cn.icpfiling.systemtests.PersonalData.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/**
 * The messages to phones and mailboxes, as the sandbox shows them. Codes and passwords in them are registered with
 * {@link PersonalData}.
 */
public final class Inbox {

    private static final Pattern SIX_DIGITS = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");
    private static final Pattern FILING_PASSWORD = Pattern.compile("备案密码：([a-z0-9]{8})");
    /** Six digits alone occur everywhere by chance, but not with the neighbouring characters of the message. */
    private static final int NEIGHBOURS = 4;

    private final Caller sandbox;

    public Inbox(Stack stack) {
        this.sandbox = Caller.sandbox(stack);
    }

    /** Returns the newest code that the platform sent to this phone. */
    String code(String phone) {
        return await(phone, "SMS");
    }

    /**
     * Returns the newest code in a message with these words. Messages leave after the answer to the request, so a phone
     * that has older codes needs the words of the new one.
     */
    String code(String phone, String words) {
        return awaitAt("+86" + phone, "SMS", words);
    }

    /** Returns the newest code that the platform sent to this mail address. */
    String mailedCode(String mail) {
        return awaitAt(mail, "MAIL");
    }

    /** Returns the newest code that the authority sent to this phone. */
    String authorityCode(String phone) {
        return await(phone, "AUTHORITY_SMS");
    }

    /** Returns all messages to this phone or address by that channel, newest first. */
    public List<String> texts(String to, String channel) {
        var messages = sandbox.get("/inbox/messages?limit=200&channel=" + channel + "&to="
                        + URLEncoder.encode(to, StandardCharsets.UTF_8))
                .expect(200)
                .at("/items");
        var texts = StreamSupport.stream(messages.spliterator(), false)
                .map(message -> message.path("text").asText())
                .toList();
        texts.stream()
                .flatMap(text -> FILING_PASSWORD.matcher(text).results())
                .forEach(password -> PersonalData.invented(Kind.FILING_PASSWORD, password.group(1)));
        return texts;
    }

    private String await(String phone, String channel) {
        return awaitAt("+86" + phone, channel);
    }

    private String awaitAt(String to, String channel) {
        return awaitAt(to, channel, "");
    }

    private String awaitAt(String to, String channel, String words) {
        return Awaitility.await("a code (" + channel + ") to " + to)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(150))
                .until(() -> newest(to, channel, words), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<String> newest(String to, String channel, String words) {
        var messages = sandbox.get(
                        "/inbox/messages?channel=" + channel + "&to=" + URLEncoder.encode(to, StandardCharsets.UTF_8))
                .expect(200)
                .at("/items");
        return StreamSupport.stream(messages.spliterator(), false)
                .map(message -> message.path("text").asText())
                .filter(text -> text.contains(words))
                .flatMap(text -> SIX_DIGITS.matcher(text).results().limit(1).map(code -> told(text, code)))
                .findFirst();
    }

    private static String told(String text, MatchResult code) {
        var from = Math.max(0, code.start() - NEIGHBOURS);
        var to = Math.min(text.length(), code.end() + NEIGHBOURS);
        PersonalData.invented(Kind.ONE_TIME_CODE, text.substring(from, to));
        PersonalData.invented(Kind.ONE_TIME_CODE, "\"code\":\"" + code.group() + "\"");
        return code.group();
    }
}
