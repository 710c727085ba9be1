package cn.icpfiling.verification.sources;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.Registrar;
import cn.icpfiling.verification.core.rules.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries over the wire: what they say is taken, whatever else they do is unknown. */
class RegistrationsTest extends RegistrationsScene {

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
    @Tag("long")
    void a_registry_that_hangs_is_given_up_in_time() {
        stub.hangs("/rdap/domain/example.com");
        var started = System.nanoTime();

        assertUnknown(ask("example.com"), AnswerKind.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    @Tag("long")
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
    @Tag("long")
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
    void a_registry_that_nobody_knows_is_unknown() {
        assertUnknown(ask(registrations(""), "example.zz"), AnswerKind.NO_SOURCE);
    }

    @Test
    void without_a_bootstrap_nothing_is_known() {
        stub.close();

        assertUnknown(ask("example.com"), AnswerKind.UNREACHABLE);
    }
}
