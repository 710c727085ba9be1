package cn.icpfiling.verification.sources;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.testkeys.Certificates;
import cn.icpfiling.verification.core.rules.RuleId;
import cn.icpfiling.verification.core.rules.RuleResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries that are slow, cut off, endless, or lead elsewhere: the verdict is never wrong, only UNKNOWN. */
class FailingRegistriesTest extends RegistryVerdicts {

    @TempDir
    static Path folder;

    private static Certificates certificates;

    @BeforeAll
    static void an_authority_is_there() {
        certificates = new Certificates(folder);
    }

    @Test
    void slow() {
        registry.hangs(PATH);
        assertThat(byRdap()).isEqualTo(UNKNOWN);
        assertThat(byWhois((String) null)).isEqualTo(UNKNOWN);
    }

    @Test
    @Tag("long")
    void slow_letter_by_letter() {
        registry.drips(PATH);
        assertThat(byRdap()).isEqualTo(UNKNOWN);
        try (var whois = new WhoisStub(WHOIS_TRUTH.getBytes(StandardCharsets.UTF_8), Duration.ofMillis(30))) {
            assertThat(byWhois(whois)).isEqualTo(UNKNOWN);
        }
    }

    @Test
    void cut_off() {
        registry.cutsOff(PATH, TRUTH);
        assertThat(byRdap()).isEqualTo(UNKNOWN);
        registry.close();
        start();
        registry.says(PATH, 200, RDAP, TRUTH.substring(0, TRUTH.length() - 10));
        assertThat(byRdap()).isEqualTo(UNKNOWN);

        var cut = WHOIS_TRUTH.substring(0, WHOIS_TRUTH.indexOf("Expiration Time") + 20);
        assertThat(byWhois(cut)).isEqualTo(UNKNOWN);
    }

    @Test
    void huge() {
        registry.says(PATH, 200, RDAP, TRUTH + " ".repeat(50_000));
        assertThat(byRdap()).isEqualTo(UNKNOWN);
        assertThat(byWhois(WHOIS_TRUTH + "\n".repeat(50_000))).isEqualTo(UNKNOWN);
    }

    @Test
    void sent_in_circles() {
        registry.redirects(PATH, "/elsewhere");
        registry.redirects("/elsewhere", PATH);
        assertThat(byRdap()).isEqualTo(UNKNOWN);
        assertThat(registry.asked()).hasSize(3);
    }

    @Test
    void referred_to_itself_for_what_only_the_registrar_knows() {
        var link = "\"links\": [{\"rel\": \"related\", \"type\": \"%s\", \"href\": \"%s\"}], \"status\""
                .formatted(RDAP, registry.uri(PATH));
        registry.says(PATH, 200, RDAP, TRUTH.replace("\"status\"", link).replace("active", "auto renew period"));

        assertThat(byRdap()).isEqualTo(verdicts(RuleResult.UNKNOWN, RuleResult.HOLDS));
        assertThat(registry.asked()).filteredOn(line -> line.contains(PATH)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "localhost", "whois..example", "[::1]", "-", "a b.example"})
    void referred_into_our_own_network(String server) {
        var thin = """
                   Domain Name: LANTING-SHUYUAN.TV
                   Registrar WHOIS Server: %s
                   Registry Expiry Date: 2027-04-12T01:30:15Z
                   Registrar: HiChina
                   Registrar IANA ID: 1599
                   Domain Status: autoRenewPeriod
                >>> Last update of whois database: 2026-11-24T02:00:00Z <<<
                """.formatted(server);
        try (var whois = new WhoisStub(thin)) {
            assertThat(byWhois(whois, "tv")).isEqualTo(verdicts(RuleResult.UNKNOWN, RuleResult.HOLDS));
            assertThat(whois.asked()).isEqualTo("domain lanting-shuyuan.tv");
        }
    }

    @Test
    @Tag("long")
    void behind_a_certificate_that_has_expired_or_is_another_hosts() {
        assertThat(bySecureRdap(certificates.server("localhost", 10, 30)))
                .as("a good one")
                .isEqualTo(HOLDS);
        assertThat(bySecureRdap(certificates.server("localhost", 60, 30))).isEqualTo(UNKNOWN);
        assertThat(bySecureRdap(certificates.server("rdap.example", 11, 30))).isEqualTo(UNKNOWN);
    }

    @Test
    @Tag("long")
    void from_https_to_http() {
        try (var secure = new HttpStub(certificates.server("localhost", 10, 30))) {
            registry.close();
            registry = new HttpStub();
            bootstrap(registry, secure);
            secure.redirects(PATH, registry.uri(PATH).toString());
            registry.says(PATH, 200, RDAP, TRUTH);

            assertThat(verdict(asker().trusting(certificates.trust()), "com")).isEqualTo(UNKNOWN);
            assertThat(registry.asked()).noneMatch(line -> line.contains(PATH));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 206, 400, 401, 403, 406, 410, 429, 451, 500, 502, 503, 504})
    void any_other_status_whatever_comes_with_it(int status) {
        registry.says(PATH, status, RDAP, status == 204 ? "" : TRUTH);
        assertThat(byRdap()).isEqualTo(UNKNOWN);
    }

    @Test
    void nobody_there() throws IOException {
        registry.says(PATH, 200, RDAP, TRUTH);
        var asker = asker();
        registry.close();
        assertThat(verdict(asker, "com")).isEqualTo(UNKNOWN);

        registry = new HttpStub();
        bootstrap(registry, registry);
        var gone = new WhoisStub("");
        gone.close();
        assertThat(verdict(asker().whois("cn=localhost:" + gone.port()), "cn")).isEqualTo(UNKNOWN);
    }

    @Test
    void a_bootstrap_that_leads_into_our_own_network() {
        registry.close();
        registry = new HttpStub();
        var inside = registry.uri("/rdap/").toString().replace("localhost", "127.0.0.1");
        registry.json("/dns.json", "{\"version\": \"1.0\", \"services\": [[[\"com\"], [\"" + inside + "\"]]]}");
        registry.says(PATH, 200, RDAP, TRUTH);

        assertThat(byRdap()).isEqualTo(UNKNOWN);
        assertThat(registry.asked()).noneMatch(line -> line.contains(PATH));
    }

    private static Map<RuleId, RuleResult> bySecureRdap(SSLContext identity) {
        try (var secure = new HttpStub(identity);
                var plain = new HttpStub()) {
            bootstrap(plain, secure);
            secure.says(PATH, 200, RDAP, TRUTH);
            return verdict(Asker.of(plain.uri("/dns.json"), CLOCK).trusting(certificates.trust()), "com");
        }
    }
}
