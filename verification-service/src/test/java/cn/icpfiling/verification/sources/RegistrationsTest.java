package cn.icpfiling.verification.sources;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.Registrar;
import cn.icpfiling.verification.core.rules.Registration;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Registries over the wire: what they say is taken, whatever else they do is unknown. */
class RegistrationsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final SourceSettings SETTINGS = new QuickSettings();
    private static final String DOMAIN = """
            {"objectClassName": "domain", "ldhName": "EXAMPLE.COM", "status": ["active"],
             "events": [{"eventAction": "registration", "eventDate": "2020-01-01T00:00:00Z"},
                        {"eventAction": "expiration", "eventDate": "2027-01-01T08:00:00+08:00"}],
             "entities": [
               {"objectClassName": "entity", "roles": ["registrant"], "vcardArray": ["vcard", [["fn", {}, "text", "某人"]]]},
               {"objectClassName": "entity", "roles": ["registrar"],
                "publicIds": [{"type": "IANA Registrar ID", "identifier": "1599"}],
                "vcardArray": ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", "HiChina"]]]}]}
            """;

    private HttpStub stub;

    @BeforeEach
    void start() {
        stub = new HttpStub();
        stub.json("/dns.json", bootstrap(stub.uri("/rdap").toString()));
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void expiry_registrar_and_status_are_read_from_rdap() {
        stub.says("/rdap/domain/example.com", 200, "application/rdap+json", DOMAIN);

        var sourced = ask("example.com", "com");

        assertThat(sourced.answer())
                .isEqualTo(Answer.known(new Registration(
                        Instant.parse("2027-01-01T00:00:00Z"), new Registrar("HiChina", 1599), Set.of("active"))));
        assertThat(sourced.asked().answer()).isEqualTo(AnswerKind.ANSWERED);
        assertThat(sourced.asked().source()).isEqualTo(SourceKind.RDAP);
        assertThat(sourced.asked().askedAt()).isEqualTo(NOW);
        assertThat(sourced.asked().raw()).isEqualTo(DOMAIN);
    }

    @Test
    void the_bootstrap_is_read_once() {
        stub.says("/rdap/domain/example.com", 200, "application/rdap+json", DOMAIN);
        var registrations = registrations("");

        registrations.ask("example.com", "com", soon());
        registrations.ask("example.com", "com", soon());

        assertThat(stub.asked()).filteredOn(line -> line.contains("/dns.json")).hasSize(1);
    }

    @Test
    void a_name_that_the_registry_does_not_have_is_absent() {
        stub.says("/rdap/domain/example.com", 404, "application/rdap+json", "{\"errorCode\": 404}");

        assertThat(ask("example.com", "com").answer()).isEqualTo(Answer.absent());
    }

    @Test
    void a_404_page_of_something_in_between_is_no_answer() {
        stub.says("/rdap/domain/example.com", 404, "text/html", "<html>not here</html>");

        assertUnknown(ask("example.com", "com"), AnswerKind.UNREADABLE);
    }

    @Test
    void garbage_is_unknown() {
        stub.says("/rdap/domain/example.com", 200, "application/rdap+json", "<html>busy</html>");

        assertUnknown(ask("example.com", "com"), AnswerKind.UNREADABLE);
    }

    @Test
    void an_answer_about_another_name_is_unknown() {
        stub.says("/rdap/domain/other.com", 200, "application/rdap+json", DOMAIN);

        assertUnknown(ask("other.com", "com"), AnswerKind.UNREADABLE);
    }

    @Test
    void more_than_we_take_is_unknown() {
        stub.says("/rdap/domain/example.com", 200, "application/rdap+json", "[" + " ".repeat(50_000) + "]");

        assertUnknown(ask("example.com", "com"), AnswerKind.TOO_LARGE);
    }

    @Test
    void a_registry_that_hangs_is_given_up_in_time() {
        stub.hangs("/rdap/domain/example.com");
        var started = System.nanoTime();

        assertUnknown(ask("example.com", "com"), AnswerKind.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void an_answer_that_never_ends_is_given_up_in_time() {
        stub.drips("/rdap/domain/example.com");

        assertUnknown(ask("example.com", "com"), AnswerKind.TIMED_OUT);
    }

    @Test
    void a_failing_registry_is_unknown() {
        stub.says("/rdap/domain/example.com", 503, "application/rdap+json", "{}");

        assertUnknown(ask("example.com", "com"), AnswerKind.UNREACHABLE);
    }

    @Test
    void a_registry_that_asks_for_less_is_unknown() {
        stub.says("/rdap/domain/example.com", 429, "application/rdap+json", "{}");

        assertUnknown(ask("example.com", "com"), AnswerKind.BUSY);
    }

    @Test
    void a_redirect_to_a_server_of_the_bootstrap_is_followed() {
        stub.redirects("/rdap/domain/example.com", "/rdap2/domain/example.com");
        stub.says("/rdap2/domain/example.com", 200, "application/rdap+json", DOMAIN);

        assertThat(ask("example.com", "com").asked().answer()).isEqualTo(AnswerKind.ANSWERED);
    }

    @Test
    void a_redirect_off_the_bootstrap_is_not_followed() {
        try (var elsewhere = new HttpStub()) {
            elsewhere.says("/domain/example.com", 200, "application/rdap+json", DOMAIN);
            stub.redirects(
                    "/rdap/domain/example.com",
                    elsewhere.uri("/domain/example.com").toString());

            assertUnknown(ask("example.com", "com"), AnswerKind.REDIRECTED_AWAY);
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void a_redirect_in_circles_ends() {
        stub.redirects("/rdap/domain/example.com", "/rdap/domain/example.com");

        assertUnknown(ask("example.com", "com"), AnswerKind.REDIRECTED_AWAY);
    }

    @Test
    void a_registry_without_rdap_is_asked_by_whois() {
        try (var whois = new WhoisStub("""
                Domain Name: example.cn
                ROID: 20200101s10001s00000000-cn
                Domain Status: ok
                Registrant: 某公司
                Sponsoring Registrar: 阿里云计算有限公司（万网）
                Registration Time: 2020-01-01 08:00:00
                Expiration Time: 2027-01-01 08:00:00
                """)) {
            var sourced = registrations("cn=localhost:" + whois.port()).ask("example.cn", "cn", soon());

            assertThat(sourced.answer())
                    .isEqualTo(Answer.known(new Registration(
                            Instant.parse("2027-01-01T00:00:00Z"),
                            new Registrar("阿里云计算有限公司（万网）", null),
                            Set.of("ok"))));
            assertThat(sourced.asked().source()).isEqualTo(SourceKind.WHOIS);
            assertThat(whois.asked()).isEqualTo("example.cn");
        }
    }

    @Test
    void whois_knows_of_no_such_name() {
        try (var whois = new WhoisStub("No matching record.\n")) {
            assertThat(registrations("cn=localhost:" + whois.port())
                            .ask("example.cn", "cn", soon())
                            .answer())
                    .isEqualTo(Answer.absent());
        }
    }

    @Test
    void whois_that_talks_of_something_else_is_unknown() {
        try (var whois = new WhoisStub("Queried interval is too short.\n")) {
            assertUnknown(
                    registrations("cn=localhost:" + whois.port()).ask("example.cn", "cn", soon()),
                    AnswerKind.UNREADABLE);
        }
    }

    @Test
    void whois_that_hangs_or_never_ends_is_unknown() {
        try (var silent = new WhoisStub(null);
                var endless = new WhoisStub("x".repeat(50_000))) {
            assertUnknown(
                    registrations("cn=localhost:" + silent.port()).ask("example.cn", "cn", soon()),
                    AnswerKind.TIMED_OUT);
            assertUnknown(
                    registrations("cn=localhost:" + endless.port()).ask("example.cn", "cn", soon()),
                    AnswerKind.TOO_LARGE);
        }
    }

    @Test
    void a_registry_that_nobody_knows_is_unknown() {
        assertUnknown(registrations("").ask("example.zz", "zz", soon()), AnswerKind.NO_SOURCE);
    }

    @Test
    void without_a_bootstrap_nothing_is_known() {
        stub.close();

        assertUnknown(ask("example.com", "com"), AnswerKind.UNREACHABLE);
    }

    private Sourced<Registration> ask(String ascii, String tld) {
        return registrations("").ask(ascii, tld, soon());
    }

    private Registrations registrations(String whoisServers) {
        var gates = new SourceGates(SETTINGS);
        var http = new BoundedHttp(SETTINGS, gates);
        var json = new ObjectMapper();
        var location = stub.uri("/dns.json");
        var bootstrap = new RdapBootstrap(http, SETTINGS, json, location);
        return new Registrations(
                bootstrap,
                new RdapClient(http, bootstrap, new RdapDomain(json), SETTINGS, CLOCK),
                new WhoisServers(Optional.of(whoisServers)),
                new WhoisClient(SETTINGS, gates, CLOCK),
                location,
                CLOCK);
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(5));
    }

    private static String bootstrap(String base) {
        return "{\"version\": \"1.0\", \"services\": [[[\"net\", \"com\"], [\"" + base + "\"]]]}";
    }

    private static void assertUnknown(Sourced<Registration> sourced, AnswerKind why) {
        assertThat(sourced.answer()).isEqualTo(Answer.unknown());
        assertThat(sourced.asked().answer()).isEqualTo(why);
    }
}
