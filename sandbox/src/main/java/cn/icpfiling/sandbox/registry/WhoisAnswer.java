package cn.icpfiling.sandbox.registry;

import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** A WHOIS answer in the manner of CNNIC's server, for every suffix. Times are Beijing time, as there. */
@ApplicationScoped
class WhoisAnswer {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(LegalTime.ZONE);

    private final DomainDirectory directory;

    WhoisAnswer(DomainDirectory directory) {
        this.directory = directory;
    }

    byte[] to(String query) {
        return directory
                .find(query.strip())
                .map(WhoisAnswer::told)
                .orElseGet(() -> "No matching record.\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] told(RegisteredDomain domain) {
        var truth = of(domain);
        return Lie.about(domain.domain())
                .map(lie -> lie.bent(truth))
                .orElseGet(() -> truth.getBytes(StandardCharsets.UTF_8));
    }

    private static String of(RegisteredDomain domain) {
        var text = new StringBuilder();
        line(text, "Domain Name", domain.domain());
        line(text, "ROID", "20260101s10001s" + Math.floorMod(domain.domain().hashCode(), 100_000_000) + "-sbx");
        line(text, "Domain Status", "ok");
        line(text, "Registrant", domain.registrant().name());
        line(text, "Sponsoring Registrar", domain.registrar().name());
        line(text, "Registrar IANA ID", Integer.toString(domain.registrar().ianaId()));
        for (String server : ZoneAnswers.NAME_SERVERS) {
            line(text, "Name Server", server);
        }
        line(text, "Registration Time", time(domain.registeredAt()));
        line(text, "Expiration Time", time(domain.expiresAt()));
        line(text, "DNSSEC", "unsigned");
        return text.toString();
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private static void line(StringBuilder text, String key, String value) {
        // a name with a line break in it must not write lines of its own
        text.append(key).append(": ").append(value.replaceAll("\\R", " ")).append("\r\n");
    }
}
