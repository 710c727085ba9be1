package cn.icpfiling.verification.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.identifier.DomainName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers of a registry, and which bootstraps, are used again, and for how long. */
class CachedRegistrationsTest extends RegistrationsScene {

    @Test
    void the_bootstrap_is_read_once() {
        stub.says("/rdap/domain/example.com", 200, "application/rdap+json", DOMAIN);
        var registrations = registrations("");

        ask(registrations, "example.com");
        ask(registrations, "example.com");

        assertThat(stub.asked()).filteredOn(line -> line.contains("/dns.json")).hasSize(1);
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
    @Tag("long")
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
    @Tag("long")
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
    @Tag("long")
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
    @Tag("long")
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
}
