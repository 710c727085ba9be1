package cn.icpfiling.verification.sources;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.Registration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of registrations share: one registry, and the ways to ask it. */
abstract class RegistrationsScene {

    static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final String DOMAIN = """
            {"objectClassName": "domain", "ldhName": "EXAMPLE.COM", "status": ["active"],
             "events": [{"eventAction": "registration", "eventDate": "2020-01-01T00:00:00Z"},
                        {"eventAction": "expiration", "eventDate": "2027-01-01T08:00:00+08:00"}],
             "entities": [
               {"objectClassName": "entity", "roles": ["registrant"], "vcardArray": ["vcard", [["fn", {}, "text", "某人"]]]},
               {"objectClassName": "entity", "roles": ["registrar"],
                "publicIds": [{"type": "IANA Registrar ID", "identifier": "1599"}],
                "vcardArray": ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", "HiChina"]]]}]}
            """;

    HttpStub stub;

    @BeforeEach
    void start() {
        stub = new HttpStub();
        stub.json("/dns.json", bootstrap(stub.uri("/rdap").toString()));
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    Sourced<Registration> ask(String ascii) {
        return ask(registrations(""), ascii);
    }

    static Sourced<Registration> ask(Registrations registrations, String ascii) {
        return registrations.ask(DomainName.verbatim(ascii), Freshness.ASKED_NOW, soon());
    }

    Registrations registrations(String whoisServers) {
        return Asker.of(stub.uri("/dns.json"), CLOCK).whois(whoisServers).registrations();
    }

    static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(5));
    }

    static String bootstrap(String base) {
        return "{\"version\": \"1.0\", \"services\": [[[\"net\", \"com\"], [\"" + base + "\"]]]}";
    }

    static void assertUnknown(Sourced<Registration> sourced, AnswerKind why) {
        assertThat(sourced.answer()).isEqualTo(Answer.unknown());
        assertThat(sourced.asked().answer()).isEqualTo(why);
    }
}
