package cn.icpfiling.verification.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.Registrar;
import cn.icpfiling.verification.core.rules.Registration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries over the wire: what they say is taken, whatever else they do is unknown. */
class RegistrationsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
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

        var sourced = ask("example.com");

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

        ask(registrations, "example.com");
        ask(registrations, "example.com");

        assertThat(stub.asked()).filteredOn(line -> line.contains("/dns.json")).hasSize(1);
    }

    @Test
    void a_name_that_the_registry_does_not_have_is_absent() {
        stub.says("/rdap/domain/example.com", 404, "application/rdap+json", "{\"errorCode\": 404}");

        assertThat(ask("example.com").answer()).isEqualTo(Answer.absent());
    }

    @Test
    void a_404_page_of_something_in_between_is_no_answer() {
        stub.says("/rdap/domain/example.com", 404, "text/html", "<html>not here</html>");

        assertUnknown(ask("example.com"), AnswerKind.UNREADABLE);
    }

    @Test
    void garbage_is_unknown() {
        stub.says("/rdap/domain/example.com", 200, "application/rdap+json", "<html>busy</html>");

        assertUnknown(ask("example.com"), AnswerKind.UNREADABLE);
    }

    @Test
    void an_answer_about_another_name_is_unknown() {
        stub.says("/rdap/domain/other.com", 200, "application/rdap+json", DOMAIN);

        assertUnknown(ask("other.com"), AnswerKind.UNREADABLE);
    }

    @Test
    void more_than_we_take_is_unknown() {
        stub.says("/rdap/domain/example.com", 200, "application/rdap+json", "[" + " ".repeat(50_000) + "]");

        assertUnknown(ask("example.com"), AnswerKind.TOO_LARGE);
    }

    @Test
    void a_registry_that_hangs_is_given_up_in_time() {
        stub.hangs("/rdap/domain/example.com");
        var started = System.nanoTime();

        assertUnknown(ask("example.com"), AnswerKind.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void an_answer_that_never_ends_is_given_up_in_time() {
        stub.drips("/rdap/domain/example.com");

        assertUnknown(ask("example.com"), AnswerKind.TIMED_OUT);
    }

    @Test
    void a_failing_registry_is_unknown() {
        stub.says("/rdap/domain/example.com", 503, "application/rdap+json", "{}");

        assertUnknown(ask("example.com"), AnswerKind.UNREACHABLE);
    }

    @Test
    void a_registry_that_asks_for_less_is_unknown() {
        stub.says("/rdap/domain/example.com", 429, "application/rdap+json", "{}");

        assertUnknown(ask("example.com"), AnswerKind.BUSY);
    }

    @Test
    void a_redirect_is_followed_to_a_place_where_servers_of_the_world_stand() {
        stub.redirects("/rdap/domain/example.com", "/rdap2/domain/example.com");
        stub.says("/rdap2/domain/example.com", 200, "application/rdap+json", DOMAIN);

        assertThat(ask("example.com").asked().answer()).isEqualTo(AnswerKind.ANSWERED);
    }

    @Test
    void three_redirects_are_followed_and_no_fourth() {
        stub.redirects("/rdap/domain/example.com", "/1");
        stub.redirects("/1", "/2");
        stub.redirects("/2", "/3");
        stub.says("/3", 200, "application/rdap+json", DOMAIN);
        assertThat(ask("example.com").asked().answer()).isEqualTo(AnswerKind.ANSWERED);

        stub.redirects("/rdap/domain/example.net", "/0");
        stub.redirects("/0", "/1");
        assertUnknown(ask("example.net"), AnswerKind.REDIRECTED_AWAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:%d/", "http://[::1]:%d/", "http://2130706433:%d/", "http://10.0.0.1/"})
    void a_redirect_into_our_own_network_is_not_followed(String away) {
        try (var elsewhere = new HttpStub()) {
            elsewhere.says("/domain/example.com", 200, "application/rdap+json", DOMAIN);
            stub.redirects(
                    "/rdap/domain/example.com",
                    away.formatted(elsewhere.uri("/").getPort()) + "domain/example.com");

            assertUnknown(ask("example.com"), AnswerKind.REDIRECTED_AWAY);
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://localhost/x", "file:///etc/passwd", "//", "http://me@localhost/", "http:\\\\x"})
    void a_redirect_that_is_no_address_of_the_web_is_not_followed(String away) {
        stub.redirects("/rdap/domain/example.com", away);

        assertUnknown(ask("example.com"), AnswerKind.REDIRECTED_AWAY);
    }

    @Test
    void a_redirect_in_circles_ends() {
        stub.redirects("/rdap/domain/example.com", "/rdap/domain/example.com");

        assertUnknown(ask("example.com"), AnswerKind.REDIRECTED_AWAY);
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
            var sourced = ask(registrations("cn=localhost:" + whois.port()), "example.cn");

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
            assertThat(ask(registrations("cn=localhost:" + whois.port()), "example.cn")
                            .answer())
                    .isEqualTo(Answer.absent());
        }
    }

    @Test
    void whois_that_talks_of_something_else_is_unknown() {
        try (var whois = new WhoisStub("The domain you requested is prohibited.\n")) {
            assertUnknown(ask(registrations("cn=localhost:" + whois.port()), "example.cn"), AnswerKind.UNREADABLE);
        }
    }

    @Test
    void whois_that_hangs_or_never_ends_is_unknown() {
        try (var silent = new WhoisStub(null);
                var endless = new WhoisStub("x".repeat(50_000))) {
            assertUnknown(ask(registrations("cn=localhost:" + silent.port()), "example.cn"), AnswerKind.TIMED_OUT);
            assertUnknown(ask(registrations("cn=localhost:" + endless.port()), "example.cn"), AnswerKind.TOO_LARGE);
        }
    }

    @Test
    void a_name_that_the_registry_renewed_itself_is_asked_of_its_registrar() {
        renewedByRegistry("1599");
        stub.says("/registrar", 200, "application/rdap+json", registrars("1599"));

        var sourced = ask("example.com");

        assertThat(sourced.answer())
                .isEqualTo(Answer.known(new Registration(
                        Instant.parse("2027-01-01T00:00:00Z"),
                        Instant.parse("2026-11-20T00:00:00Z"),
                        new Registrar("HiChina", 1599),
                        Set.of("auto renew period"))));
        assertThat(sourced.evidence())
                .extracting(Asked::answer)
                .containsExactly(AnswerKind.ANSWERED, AnswerKind.ANSWERED);
    }

    @Test
    void a_registrar_that_has_lost_the_name_is_not_believed() {
        renewedByRegistry("1599");
        stub.says("/registrar", 200, "application/rdap+json", registrars("146"));

        assertThat(registrarsTerm(ask("example.com"))).isNull();
    }

    @Test
    void a_registrar_that_says_nothing_takes_nothing_from_what_the_registry_says() {
        renewedByRegistry("1599");
        stub.says("/registrar", 404, "application/rdap+json", "{\"errorCode\": 404}");

        var sourced = ask("example.com");

        assertThat(registrarsTerm(sourced)).isNull();
        assertThat(sourced.evidence())
                .extracting(Asked::answer)
                .containsExactly(AnswerKind.ANSWERED, AnswerKind.NOT_FOUND);
    }

    private void renewedByRegistry(String ianaId) {
        stub.says(
                "/rdap/domain/example.com",
                200,
                "application/rdap+json",
                DOMAIN.replace("\"active\"", "\"auto renew period\"")
                        .replace("1599", ianaId)
                        .replace(
                                "\"events\"",
                                "\"links\": [{\"rel\": \"related\", \"type\": \"application/rdap+json\", \"href\": \""
                                        + stub.uri("/registrar") + "\"}], \"events\""));
    }

    private static String registrars(String ianaId) {
        return DOMAIN.replace("1599", ianaId)
                .replace("\"registration\"", "\"registrar expiration\"")
                .replace("2020-01-01", "2026-11-20");
    }

    private static Instant registrarsTerm(Sourced<Registration> sourced) {
        return ((Answer.Known<Registration>) sourced.answer()).value().registrarsTermEndsAt();
    }

    @Test
    void a_good_answer_is_used_again_for_a_form_but_never_for_a_verdict_and_says_how_old_it_is() {
        stub.says("/rdap/domain/example.com", 200, "application/rdap+json", DOMAIN);
        var moment = new AtomicReference<>(NOW);
        var registrations =
                Asker.of(stub.uri("/dns.json"), new MovingClock(moment)).registrations();
        var name = DomainName.parse("example.com");

        registrations.ask(name, Freshness.MAY_BE_KEPT, soon());
        moment.set(NOW.plusSeconds(60));
        var again = registrations.ask(name, Freshness.MAY_BE_KEPT, soon());
        assertThat(again.asked().askedAt()).isEqualTo(NOW);
        assertThat(asked("/rdap/domain/example.com")).isEqualTo(1);

        var anew = registrations.ask(name, Freshness.ASKED_NOW, soon());
        assertThat(anew.asked().askedAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(asked("/rdap/domain/example.com")).isEqualTo(2);

        moment.set(Instant.parse("2027-01-01T00:00:00Z"));
        registrations.ask(name, Freshness.MAY_BE_KEPT, soon());
        assertThat(asked("/rdap/domain/example.com"))
                .as("what has expired meanwhile")
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending delete", "redemption period", "auto renew period"})
    void an_answer_that_can_get_better_is_not_kept(String status) {
        stub.says("/rdap/domain/example.com", 200, "application/rdap+json", DOMAIN.replace("active", status));
        var registrations = registrations("");

        registrations.ask(DomainName.parse("example.com"), Freshness.MAY_BE_KEPT, soon());
        registrations.ask(DomainName.parse("example.com"), Freshness.MAY_BE_KEPT, soon());

        assertThat(asked("/rdap/domain/example.com")).isEqualTo(2);
    }

    @Test
    void a_free_name_is_asked_for_again_and_so_is_what_nobody_answered() {
        stub.says("/rdap/domain/example.com", 404, "application/rdap+json", "{\"errorCode\": 404}");
        stub.says("/rdap/domain/example.net", 400, "application/rdap+json", "{\"errorCode\": 400}");
        var registrations = registrations("");
        for (var name : List.of("example.com", "example.net", "example.com", "example.net")) {
            registrations.ask(DomainName.parse(name), Freshness.MAY_BE_KEPT, soon());
        }

        assertThat(asked("/rdap/domain/example.com")).isEqualTo(2);
        assertThat(asked("/rdap/domain/example.net")).isEqualTo(2);
    }

    @Test
    void a_registry_that_says_when_to_come_again_is_not_asked_before() throws InterruptedException {
        stub.on("/rdap/domain/example.com", (exchange, question) -> {
            exchange.getResponseHeaders().add("Retry-After", "2");
            HttpStub.send(exchange, 429, "application/rdap+json", "{\"errorCode\": 429}");
        });
        var registrations = registrations("");

        assertUnknown(ask(registrations, "example.com"), AnswerKind.BUSY);
        assertUnknown(ask(registrations, "example.com"), AnswerKind.BUSY);
        assertThat(asked("/rdap/domain/example.com")).isEqualTo(1);

        Thread.sleep(2_050);
        assertUnknown(ask(registrations, "example.com"), AnswerKind.BUSY);
        assertThat(asked("/rdap/domain/example.com")).isEqualTo(2);
    }

    @Test
    void a_registry_that_is_down_is_left_alone_for_a_while() throws InterruptedException {
        stub.says("/rdap/domain/example.com", 500, "application/rdap+json", "{}");
        stub.says(
                "/rdap/domain/example.net", 200, "application/rdap+json", DOMAIN.replace("EXAMPLE.COM", "example.net"));
        var registrations = registrations("");
        for (var failure = 0; failure < 3; failure++) {
            assertUnknown(ask(registrations, "example.com"), AnswerKind.UNREACHABLE);
        }

        assertUnknown(ask(registrations, "example.net"), AnswerKind.BUSY);
        Thread.sleep(1_050);
        assertThat(ask(registrations, "example.net").asked().answer()).isEqualTo(AnswerKind.ANSWERED);
    }

    @Test
    void the_bootstrap_is_read_anew_in_its_time_and_an_unchanged_one_is_not_sent_again() {
        stub.close();
        stub = new HttpStub();
        stub.on("/dns.json", (exchange, question) -> {
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            if ("\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                HttpStub.send(
                        exchange,
                        200,
                        "application/json",
                        bootstrap(stub.uri("/rdap").toString()));
            }
        });
        stub.says("/rdap/domain/example.com", 200, "application/rdap+json", DOMAIN);
        var registrations = shortLived();

        assertThat(ask(registrations, "example.com").asked().answer()).isEqualTo(AnswerKind.ANSWERED);
        await().untilAsserted(() -> {
            assertThat(ask(registrations, "example.com").asked().answer()).isEqualTo(AnswerKind.ANSWERED);
            assertThat(asked("/dns.json")).isGreaterThanOrEqualTo(3);
        });
    }

    @Test
    void a_bootstrap_that_cannot_be_read_anew_or_is_none_leaves_the_old_one_in_force() {
        stub.close();
        stub = new HttpStub();
        var answers = new AtomicInteger();
        stub.on("/dns.json", (exchange, question) -> {
            switch (answers.incrementAndGet()) {
                case 1 ->
                    HttpStub.send(
                            exchange,
                            200,
                            "application/json",
                            bootstrap(stub.uri("/rdap").toString()));
                case 2 -> HttpStub.send(exchange, 200, "application/json", "{\"version\": \"2.0\", \"services\": []}");
                case 3 -> HttpStub.send(exchange, 200, "text/html", "<html>");
                default -> HttpStub.send(exchange, 404, "text/html", "gone");
            }
        });
        stub.says("/rdap/domain/example.com", 200, "application/rdap+json", DOMAIN);
        var registrations = shortLived();

        await().untilAsserted(() -> {
            assertThat(ask(registrations, "example.com").asked().answer()).isEqualTo(AnswerKind.ANSWERED);
            assertThat(answers.get()).isGreaterThanOrEqualTo(4);
        });
    }

    /** One whose bootstrap is old at once. */
    private Registrations shortLived() {
        return Asker.of(stub.uri("/dns.json"), CLOCK)
                .with(new QuickSettings(Duration.ZERO))
                .registrations();
    }

    private long asked(String path) {
        return stub.asked().stream().filter(line -> line.contains(path)).count();
    }

    @Test
    void a_registry_that_nobody_knows_is_unknown() {
        assertUnknown(ask(registrations(""), "example.zz"), AnswerKind.NO_SOURCE);
    }

    @Test
    void without_a_bootstrap_nothing_is_known() {
        stub.close();

        assertUnknown(ask("example.com"), AnswerKind.UNREACHABLE);
    }

    private Sourced<Registration> ask(String ascii) {
        return ask(registrations(""), ascii);
    }

    private static Sourced<Registration> ask(Registrations registrations, String ascii) {
        return registrations.ask(DomainName.verbatim(ascii), Freshness.ASKED_NOW, soon());
    }

    private Registrations registrations(String whoisServers) {
        return Asker.of(stub.uri("/dns.json"), CLOCK).whois(whoisServers).registrations();
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
