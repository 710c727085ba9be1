package cn.icpfiling.verification.sources;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.egress.TestEgress;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries with names of the world, as a bootstrap or a redirect names them: each is asked at the address that was checked. */
class PinnedRegistriesTest extends RegistrationsScene {

    private static final String PATH = "/rdap/domain/example.com";
    private static final String RDAP = "application/rdap+json";

    private static final String WHOIS = """
            Domain Name: example.cn
            Domain Status: ok
            Sponsoring Registrar: 阿里云计算有限公司（万网）
            Expiration Time: 2027-04-12 09:30:15
            DNSSEC: unsigned
            """;

    private final List<String> resolved = new CopyOnWriteArrayList<>();

    @Test
    void a_name_that_changes_its_address_after_the_check_is_asked_at_the_checked_one() {
        var hosts = new CopyOnWriteArrayList<String>();
        try (var registry = new HttpStub().on(PATH, (exchange, _) -> {
            hosts.add(exchange.getRequestHeaders().getFirst("Host"));
            HttpStub.send(exchange, 200, RDAP, DOMAIN);
        })) {
            var port = registry.uri("/").getPort();

            var sourced = ask(named(port, "127.0.0.1", "127.0.0.9"), "example.com");

            assertThat(sourced.asked().answer()).isEqualTo(AnswerKind.ANSWERED);
            assertThat(hosts).containsExactly("rdap.example.com:" + port);
            assertThat(resolved).containsExactly("rdap.example.com");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "127.0.0.9", "169.254.169.254", "fd00::1", "64:ff9b::7f00:1"})
    void a_name_that_leads_into_our_own_network_is_not_asked(String inside) {
        try (var registry = new HttpStub().says(PATH, 200, RDAP, DOMAIN)) {
            assertUnknown(ask(named(registry.uri("/").getPort(), inside), "example.com"), AnswerKind.REDIRECTED_AWAY);
            assertThat(registry.asked()).isEmpty();
        }
    }

    @Test
    void a_redirect_to_a_name_that_leads_into_our_own_network_is_not_followed() {
        try (var registry = new HttpStub()) {
            var port = registry.uri("/").getPort();
            registry.redirects(PATH, "http://inside.example.com:" + port + "/inside");
            registry.says("/inside", 200, RDAP, DOMAIN);

            assertUnknown(ask(named(port, "127.0.0.1", "127.0.0.9"), "example.com"), AnswerKind.REDIRECTED_AWAY);
            assertThat(registry.asked()).singleElement().asString().contains(PATH);
            assertThat(resolved).containsExactly("rdap.example.com", "inside.example.com");
        }
    }

    @Test
    void a_name_that_does_not_exist_is_unreachable() {
        assertUnknown(ask(named(80), "example.com"), AnswerKind.UNREACHABLE);
    }

    @Test
    void a_whois_server_that_changes_its_address_after_the_check_is_asked_at_the_checked_one() {
        try (var whois = new WhoisStub(WHOIS)) {
            var sourced = ask(whois(whois, "127.0.0.1", "127.0.0.9"), "example.cn");

            assertThat(sourced.asked().answer()).isEqualTo(AnswerKind.ANSWERED);
            assertThat(whois.asked()).isEqualTo("example.cn");
            assertThat(resolved).containsExactly("whois.example.com");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "127.0.0.9", "169.254.169.254", "fd00::1", "64:ff9b::7f00:1"})
    void a_whois_server_whose_name_leads_into_our_own_network_is_not_asked(String inside) {
        try (var whois = new WhoisStub(WHOIS)) {
            assertUnknown(ask(whois(whois, inside), "example.cn"), AnswerKind.REDIRECTED_AWAY);
            assertThat(whois.asked()).isNull();
        }
    }

    private Registrations whois(WhoisStub whois, String... addresses) {
        return asker(80, addresses)
                .whois("cn=whois.example.com:" + whois.port())
                .registrations();
    }

    /** @param addresses of all names, one for each time that a name is resolved; 127.0.0.1 alone may be asked */
    private Registrations named(int port, String... addresses) {
        return asker(port, addresses).registrations();
    }

    private Asker asker(int port, String... addresses) {
        stub.json("/names.json", bootstrap("http://rdap.example.com:" + port + "/rdap"));
        var trust = Asker.publicAuthorities();
        var egress = TestEgress.naming(
                port,
                trust,
                host -> {
                    resolved.add(host);
                    return resolved.size() > addresses.length
                            ? List.of()
                            : List.of(InetAddress.ofLiteral(addresses[resolved.size() - 1]));
                },
                "127.0.0.1/32");
        return Asker.of(stub.uri("/names.json"), CLOCK).over(egress);
    }
}
