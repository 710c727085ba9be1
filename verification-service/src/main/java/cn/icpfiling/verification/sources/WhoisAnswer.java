package cn.icpfiling.verification.sources;

import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.verification.core.rules.Registrar;
import cn.icpfiling.verification.core.rules.Registration;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a WHOIS server wrote: lines of key and value in the manner of the .cn registry and of the generic ones. A text that
 * does not name the domain asked for is garbled, unless it says that there is none.
 */
sealed interface WhoisAnswer {

    record Found(Registration registration) implements WhoisAnswer {}

    record NoMatch() implements WhoisAnswer {}

    record Garbled() implements WhoisAnswer {}

    static WhoisAnswer read(String text, String ascii) {
        var lines = Lines.of(text);
        if (ascii.equalsIgnoreCase(lines.first("domain name"))) {
            return new Found(new Registration(expiry(lines), registrar(lines), lines.statuses()));
        }
        var start = text.strip().toLowerCase(Locale.ROOT);
        var none = start.startsWith("no matching record") || start.startsWith("no match for");
        return none ? new NoMatch() : new Garbled();
    }

    private static Registrar registrar(Lines lines) {
        var name = lines.first("sponsoring registrar", "registrar");
        var id = lines.first("registrar iana id");
        var ianaId = id != null && id.matches("[0-9]{1,9}") ? Integer.valueOf(id) : null;
        return name == null && ianaId == null ? null : new Registrar(name, ianaId);
    }

    private static Instant expiry(Lines lines) {
        var text = lines.first("expiration time", "registry expiry date", "registrar registration expiration date");
        if (text == null) {
            return null;
        }
        try {
            // .cn writes the time of Beijing without saying so
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text, DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss"))
                            .atZone(LegalTime.ZONE)
                            .toInstant();
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    /** First value of each key, and all statuses. */
    record Lines(Map<String, String> values, Set<String> statuses) {

        static Lines of(String text) {
            var values = new LinkedHashMap<String, String>();
            var statuses = new HashSet<String>();
            text.lines().forEach(line -> {
                var colon = line.indexOf(':');
                if (colon > 0) {
                    var key = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                    var value = line.substring(colon + 1).strip();
                    if (key.equals("domain status")) {
                        statuses.add(status(value));
                    }
                    values.putIfAbsent(key, value);
                }
            });
            return new Lines(values, statuses);
        }

        String first(String... keys) {
            for (var key : keys) {
                var value = values.get(key);
                if (value != null && !value.isEmpty()) {
                    return value;
                }
            }
            return null;
        }

        /** The EPP word (pendingDelete https://…) in the words of RDAP (RFC 8056). */
        private static String status(String value) {
            return value.split("\\s", 2)[0]
                    .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                    .toLowerCase(Locale.ROOT);
        }
    }
}
