package cn.icpfiling.systemtests.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces what differs from one recording to the next, and everything that identifies a person or opens a door: ids,
 * times, tokens, codes, passwords, numbers, names, addresses. Placeholders have the same form, and right check digits
 * where there are some. One value has one placeholder in a whole exchange, so an id of the request is recognised in the
 * response.
 */
final class Placeholders {

    private static final Instant BEGUN = Instant.parse("2026-03-02T01:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int NEAR_DAYS = 800;
    private static final int LONGEST_TOKEN = 512;
    private static final CharsetEncoder COMMON = Charset.forName("GB2312").newEncoder();

    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern JWT = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    private static final Pattern HEX = Pattern.compile("(?<![0-9A-Za-z])[0-9a-f]{32,}(?![0-9A-Za-z])");
    /** Secrets of second factors (RFC 4648 base 32), also inside an otpauth address, and recovery codes. */
    private static final Pattern BASE32 = Pattern.compile("(?<![0-9A-Za-z])[A-Z2-7]{32}(?![0-9A-Za-z])");

    private static final Pattern RECOVERY_CODE =
            Pattern.compile("(?<![0-9A-Za-z])[A-Z2-7]{4}(-[A-Z2-7]{4}){3}(?![0-9A-Za-z])");
    private static final Pattern RESIDENT = Pattern.compile("(?<![0-9A-Za-z])\\d{17}[\\dX](?![0-9A-Za-z])");
    private static final Pattern CREDIT =
            Pattern.compile("(?<![0-9A-Za-z])(?=\\d*[A-Z])9[1-9]\\d{6}[0-9A-Z]{10}(?![0-9A-Za-z])");
    private static final Pattern MOBILE = Pattern.compile("(?<![0-9A-Za-z])(\\+86)?1[3-9]\\d{9}(?![0-9A-Za-z])");
    private static final Pattern OFFICE = Pattern.compile("(?<!\\d)0\\d{2,3}-\\d{7,8}(?!\\d)");
    private static final Pattern MAIL = Pattern.compile("[\\w.+*-]+@[\\w-]+(\\.[\\w-]+)+");
    private static final Pattern MASKED = Pattern.compile("[\\p{IsHan}\\w.+-]*\\*+[\\p{IsHan}\\w.+-]*");
    private static final Pattern FILING = Pattern.compile("([\\p{IsHan}])ICP备\\d{6,12}号");
    private static final Pattern SERVICE_NUMBER = Pattern.compile("BSN-[0-9A-Z]{12}");
    private static final Pattern COMPANY = Pattern.compile("杭州[\\p{IsHan}]{4}科技有限公司");
    private static final Pattern SITE = Pattern.compile("[\\p{IsHan}]{4}科技官方网站");
    private static final Pattern LABEL = Pattern.compile("(?<=site-)[0-9a-z]+");
    private static final Pattern RANDOM_WORD = Pattern.compile(
            "(?<![0-9A-Za-z])(?=[0-9a-z]*\\d[0-9a-z]*\\d)(?=[0-9a-z]*[a-z])[0-9a-z]{8,}(?![0-9A-Za-z])");
    private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z+/=_-]{20,}");
    /** What opens a door stands behind the # of an address, where no server log has it. */
    private static final Pattern BEHIND_AN_ADDRESS = Pattern.compile("(?<=#)[0-9A-Za-z_-]{20,}");

    private static final Pattern TESTED_SERVER = Pattern.compile("http://localhost:\\d+(?=/)");
    /** A receiver of webhooks that the sandbox plays without TLS; the platform calls only https. */
    private static final Pattern TESTED_RECEIVER =
            Pattern.compile("https?://[a-z0-9-]+\\.receivers\\.example(:\\d+)?(?=/)");

    private static final Pattern KIND = Pattern.compile("([a-z]{2,8}_)+");
    private static final Pattern DIGITS = Pattern.compile("\\d{4,8}");
    private static final Pattern SPACES = Pattern.compile("[\\p{IsHan}]{2,}");
    private static final Pattern STREET = Pattern.compile("[\\p{IsHan}]{3}路\\d{3}号");

    private static final List<String> RESIDENTS =
            List.of("11010519491231002X", "330106199003070014", "330106199003070022");
    private static final String CHINAS_CODE = "+86";
    private static final List<String> MOBILES = List.of("13812345673", "13812345683", "13812345693", "13812345603");
    private static final List<String> NAMES = List.of("张伟明", "李文静", "王建国", "陈晓东");
    /** Of GB 32100, as its example. */
    private static final String CREDIT_CODE = "91350100M000100Y43";

    private static final String PICTURE = "data:image/png;base64,";
    /** The first bytes of every PNG. */
    private static final String PICTURE_SHOWN = PICTURE + "iVBORw0KGgo=";

    private static final String DRAWING = "<svg ";
    private static final String DRAWING_SHOWN =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 45 45\"></svg>";

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TOKEN_SHOWN =
            "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJwbGFjZWhvbGRlciJ9.c2lnbmF0dXJl";
    private static final String ALPHABET = "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789";
    private static final String BASE32_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String RECOVERY_CODE_SHOWN = "ABCD-EFGH-IJKL-2345";
    private static final String HEX_DIGITS = "0123456789abcdef";

    private final Map<String, Map<String, String>> known = new HashMap<>();
    private final Instant begun;
    private final LocalDate recorded;
    /** Only requests have one-time codes; a code of a response may be one of a table. */
    private boolean isSent;

    private Placeholders(Instant begun, Instant recorded) {
        this.begun = begun;
        this.recorded = LocalDate.ofInstant(recorded, CHINA);
    }

    /** Returns the exchange with placeholders; request and response share them. */
    static Exchange of(Exchange exchange) {
        var instants = new TreeSet<Instant>();
        collect(exchange.request(), instants);
        collect(exchange.response(), instants);
        var here = new Placeholders(instants.isEmpty() ? exchange.at() : instants.first(), exchange.at());
        here.isSent = true;
        var request = here.replaced("", exchange.request());
        here.isSent = false;
        return exchange.with(request, here.replaced("", exchange.response()));
    }

    private static void collect(JsonNode node, TreeSet<Instant> found) {
        if (node.isTextual() && INSTANT.matcher(node.asText()).matches()) {
            found.add(instant(node.asText()));
        }
        node.forEach(part -> collect(part, found));
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return BEGUN; // impossible on purpose
        }
    }

    private JsonNode replaced(String name, JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var copy = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(field -> copy.set(inside(field.getKey()), replaced(field.getKey(), field.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(entry -> copy.add(replaced(name, entry)));
                yield copy;
            }
            case TextNode text -> TextNode.valueOf(text(name, text.asText()));
            default -> node;
        };
    }

    private String text(String name, String text) {
        if (INSTANT.matcher(text).matches()) {
            return time(text);
        }
        if (DATE.matcher(text).matches()) {
            return date(text);
        }
        if (text.startsWith("urn:trace:")) {
            return "urn:trace:" + TRACE;
        }
        if (text.startsWith(PICTURE)) {
            return PICTURE_SHOWN;
        }
        if (text.startsWith(DRAWING)) {
            return DRAWING_SHOWN;
        }
        if (BASE32.matcher(text).matches()) {
            return repeated(BASE32_DIGITS, text.length());
        }
        if (RECOVERY_CODE.matcher(text).matches()) {
            return RECOVERY_CODE_SHOWN;
        }
        if (text.startsWith("urn:") || text.matches("[A-Z][A-Z0-9_.]*") && !text.matches("(?=.*\\d)[0-9A-Z]{15,}")) {
            return text;
        }
        if (HEX.matcher(text).matches()) {
            return repeated(HEX_DIGITS, text.length());
        }
        if (name.matches("(?i).*(password|passphrase)")) {
            return "Placeholder-2026";
        }
        if (isSent
                && name.matches("(?i)code|.*otp|.*smsCode|.*oneTimeCode|lastSix|.*(code|digits)Of.*")
                && DIGITS.matcher(text).matches()) {
            return "012345678".substring(0, text.length());
        }
        if (name.matches("(?i).*(secret|verifier|nonce|recoveryCodes?|signature|digest|checksum|hash)")) {
            return cycled(text);
        }
        return inside(text);
    }

    private String inside(String text) {
        var found = text;
        found = each(found, JWT, it -> TOKEN_SHOWN);
        found = each(found, UUIDS, it -> numbered("id", it, "01980000-0000-7000-8000-%012d"));
        found = each(found, HEX, it -> repeated(HEX_DIGITS, it.length()));
        found = each(found, BASE32, it -> repeated(BASE32_DIGITS, it.length()));
        found = each(found, RECOVERY_CODE, it -> RECOVERY_CODE_SHOWN);
        found = each(found, RESIDENT, it -> chosen("resident", it, RESIDENTS));
        found = each(found, CREDIT, it -> CREDIT_CODE);
        found = each(found, MASKED, Placeholders::masked);
        found = each(
                found,
                MAIL,
                it -> it.contains("*") ? "p***@example.com" : numbered("mail", it, "person%d@example.com"));
        found = each(found, MOBILE, it -> (it.startsWith("+86") ? "+86" : "") + chosen("mobile", it, MOBILES));
        found = each(found, OFFICE, it -> it.equals("0571-88158388") ? it : "0571-88886666");
        found = each(found, FILING, it -> it.charAt(0) + "ICP备2026000001号");
        found = each(found, SERVICE_NUMBER, it -> "BSN-0192F3A4B5C6");
        found = each(found, COMPANY, it -> "杭州云海青松科技有限公司");
        found = each(found, SITE, it -> "云海青松科技官方网站");
        found = each(found, STREET, it -> isCommon(it) ? it : "文三路199号");
        found = each(found, SPACES, this::names);
        found = each(found, LABEL, it -> "example");
        found = each(found, TESTED_SERVER, it -> "https://icp.example.com");
        found = each(found, TESTED_RECEIVER, it -> "https://hooks.example.com");
        found = each(found, BEHIND_AN_ADDRESS, Placeholders::cycled);
        found = each(found, RANDOM_WORD, it -> "a1b2c3d4e5f6g7h8i9".substring(0, Math.min(it.length(), 18)));
        return isToken(found) ? cycled(found) : found;
    }

    /** Letters and digits without a word in them. Paths, ids and names of words with a date are none. */
    private static boolean isToken(String text) {
        return TOKEN.matcher(text).matches()
                && text.matches(".*\\d.*")
                && text.matches(".*[A-Za-z].*")
                && !text.startsWith("/")
                && !UUIDS.matcher(text).find()
                && !text.matches("[a-z0-9]+(-[a-z0-9]+)+");
    }

    /** Ideographs that are in no common text are a name of a person whom a test invented. */
    private String names(String text) {
        if (isCommon(text)) {
            return text;
        }
        var rare = new StringBuilder();
        text.codePoints()
                .filter(character -> !isCommon(Character.toString(character)))
                .forEach(rare::appendCodePoint);
        var at = text.indexOf(rare.toString());
        var whole = at > 0 ? text.substring(at - 1, at + rare.length()) : rare.toString();
        return text.replace(whole, chosen("name", rare.toString(), NAMES));
    }

    private static boolean isCommon(String text) {
        synchronized (COMMON) {
            return COMMON.canEncode(text);
        }
    }

    private static String each(String text, Pattern pattern, UnaryOperator<String> replacement) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(replacement.apply(found.group())));
    }

    private String numbered(String kind, String value, String format) {
        var of = known.computeIfAbsent(kind, it -> new HashMap<>());
        return of.computeIfAbsent(value, it -> format.formatted(of.size() + 1));
    }

    private String chosen(String kind, String value, List<String> from) {
        var of = known.computeIfAbsent(kind, it -> new HashMap<>());
        return of.computeIfAbsent(value, it -> from.get(of.size() % from.size()));
    }

    /** Keeps the stars; what is shown of the value is another's. */
    private static String masked(String value) {
        if (value.startsWith(CHINAS_CODE)) {
            return CHINAS_CODE + masked(value.substring(CHINAS_CODE.length()));
        }
        var shown = new StringBuilder();
        var digits = 0;
        for (var character : value.toCharArray()) {
            if (Character.isDigit(character)) {
                shown.append("3301061990".charAt(digits++ % 10));
            } else if (character == '*' || "-._+".indexOf(character) >= 0) {
                shown.append(character);
            } else {
                shown.append(character < 128 ? Character.isUpperCase(character) ? 'X' : 'x' : '张');
            }
        }
        return shown.toString();
    }

    /** The same distance from the first instant of the exchange, to the minute. */
    private String time(String text) {
        var distance = Duration.between(begun, instant(text));
        var rounded = Duration.ofMinutes(Math.round(distance.toSeconds() / 60.0));
        var moved = BEGUN.plus(rounded).truncatedTo(ChronoUnit.SECONDS).toString();
        return text.contains(".") ? moved.replace("Z", ".000000Z") : moved;
    }

    private String date(String text) {
        try {
            var days = ChronoUnit.DAYS.between(recorded, LocalDate.parse(text));
            return Math.abs(days) > NEAR_DAYS ? text : TODAY.plusDays(days).toString();
        } catch (DateTimeException impossible) {
            return text;
        }
    }

    private static String cycled(String value) {
        var kept = value.substring(0, prefix(value));
        return kept + repeated(ALPHABET, Math.min(value.length(), LONGEST_TOKEN) - kept.length());
    }

    /** The length of what names the kind, such as whsec_. */
    private static int prefix(String value) {
        var kind = KIND.matcher(value);
        return kind.lookingAt() ? kind.end() : 0;
    }

    private static String repeated(String alphabet, int length) {
        return alphabet.repeat(length / alphabet.length() + 1).substring(0, length);
    }
}
