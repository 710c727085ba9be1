package cn.icpfiling.sandbox.registry;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.sandbox.SandboxConfig;
import cn.icpfiling.sandbox.magic.MagicLabel;
import com.ibm.icu.text.Transliterator;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * WHOIS in the format of CNNIC's server, only for .cn and .中国: registrars without IANA ids, Beijing time without its
 * offset, no end mark. A Chinese name comes with all variants in simplified and traditional characters before the ROID.
 * 中國 is 中国 in traditional characters.
 */
@ApplicationScoped
class WhoisAnswer {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(LegalTime.ZONE);
    private static final String CN = "cn";
    private static final String SIMPLIFIED = "xn--fiqs8s";
    private static final String TRADITIONAL = "xn--fiqz9s";
    /** The suffixes of this registry, which has no RDAP. */
    static final Set<String> SERVED = Set.of(CN, SIMPLIFIED, TRADITIONAL);

    private static final String NONE = "No matching record.\n";
    private static final byte[] SILENCE = {};
    /** CNNIC's name of the registrar that the sandbox uses. */
    private static final String HICHINA = "阿里云计算有限公司（万网）";

    private final DomainDirectory directory;
    private final SandboxConfig config;
    private final Transliterator traditional = Transliterator.getInstance("Simplified-Traditional");
    private final Transliterator simplified = Transliterator.getInstance("Traditional-Simplified");

    WhoisAnswer(DomainDirectory directory, SandboxConfig config) {
        this.directory = directory;
        this.config = config;
    }

    byte[] to(String query) throws InterruptedException {
        DomainName name;
        try {
            name = DomainName.parse(query.strip());
        } catch (IllegalArgumentException noName) {
            return bytes("Invalid parameter: " + query.strip() + "\n");
        }
        if (!SERVED.contains(name.tld()) || MagicLabel.RDAPDOWN.marks(name.ascii())) {
            return SILENCE;
        }
        if (MagicLabel.SLOW.marks(name.ascii())) {
            Thread.sleep(config.slow());
        }
        return find(name).map(this::told).orElseGet(() -> bytes(NONE));
    }

    /** Variants are one registration: finds the name itself, else the name in simplified characters under 中国. */
    private Optional<RegisteredDomain> find(DomainName name) {
        return directory
                .find(name.ascii())
                .or(() -> name.tld().equals(TRADITIONAL)
                        ? directory.find(simplified.transliterate(name.unicode()))
                        : Optional.empty());
    }

    private byte[] told(RegisteredDomain domain) {
        var truth = of(domain);
        return Lie.about(domain.domain()).map(lie -> lie.bent(truth)).orElseGet(() -> bytes(truth));
    }

    private String of(RegisteredDomain domain) {
        var text = new StringBuilder();
        names(text, DomainName.parse(domain.domain()));
        line(text, "ROID", "20260101s10001s" + Math.floorMod(domain.domain().hashCode(), 100_000_000) + "-cn");
        line(text, "Domain Status", "ok");
        line(text, "Registrant", domain.registrant().name());
        line(text, "Sponsoring Registrar", registrar(domain.registrar()));
        for (var server : RegisteredDomain.NAME_SERVERS) {
            line(text, "Name Server", server);
        }
        line(text, "Registration Time", time(domain.registeredAt()));
        line(text, "Expiration Time", time(domain.expiresAt()));
        line(text, "DNSSEC", "unsigned");
        return text.toString();
    }

    private void names(StringBuilder text, DomainName name) {
        if (name.ascii().equals(name.unicode())) {
            line(text, "Domain Name", name.ascii());
            return;
        }
        for (var variant : variants(name)) {
            line(text, "Domain Name", variant);
            line(text, "Puny Name", DomainName.parse(variant).ascii());
        }
    }

    private Set<String> variants(DomainName name) {
        var unicode = name.unicode();
        var dot = unicode.lastIndexOf('.');
        var label = unicode.substring(0, dot);
        var suffixes = name.tld().equals(CN) ? List.of("cn") : List.of("中国", "中國");
        var variants = new LinkedHashSet<String>();
        for (var written : List.of(label, simplified.transliterate(label), traditional.transliterate(label))) {
            suffixes.forEach(suffix -> variants.add(written + "." + suffix));
        }
        return variants;
    }

    private static String registrar(Registrar registrar) {
        return registrar.ianaId() == Registrar.HICHINA.ianaId() ? HICHINA : registrar.name();
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private static void line(StringBuilder text, String key, String value) {
        // a line break in a name must not begin a new line
        text.append(key).append(": ").append(value.replaceAll("\\R", " ")).append('\n');
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
