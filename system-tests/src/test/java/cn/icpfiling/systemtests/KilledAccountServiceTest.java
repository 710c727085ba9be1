package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * account-service is killed while 200 SMS and 60 mails go out. The sandbox's provider drops no message that comes twice, so it shows
 * whether one was lost or sent twice. A mail may come twice, with one Message-ID (ADR 0036).
 */
@Tag("long")
@Tag("chaos")
@Order(Integer.MAX_VALUE - 1)
@Isolated
class KilledAccountServiceTest {

    private static final int PHONES = 200;
    private static final int KILLED_AFTER = 100;
    private static final int HOLDERS = 60;
    private static final int MAILS_BEFORE = 20;
    /** So mails are still on their way when the service dies. */
    private static final int SMS_TO_A_MAIL = 3;
    /** The lease of a notice, and the time after which the word of the provider counts. */
    private static final Duration LEASES = Duration.ofSeconds(200);

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Script SCRIPT = new Script(STACK);
    private static final Queue<String> ACCEPTED = new ConcurrentLinkedQueue<>();
    private static final Queue<String> MAILS = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void it_dies_while_codes_go_out() throws IOException, InterruptedException {
        var phones =
                Stream.generate(Applicant::freshPhone).distinct().limit(PHONES).toList();
        var holders = holders();
        try (var callers = Executors.newFixedThreadPool(16)) {
            for (var phone : phones) {
                var _ = callers.submit(() -> asksForACode(phone));
                if (phones.indexOf(phone) % SMS_TO_A_MAIL == 0 && !holders.isEmpty()) {
                    var holder = holders.remove();
                    var _ = callers.submit(() -> changesMail(holder));
                }
            }
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> ACCEPTED.size() >= KILLED_AFTER && MAILS.size() >= MAILS_BEFORE);
            SCRIPT.succeeds("stop", "account-service", "--kill");
        }
        SCRIPT.succeeds("start", "account-service");
    }

    @Test
    void every_code_that_was_accepted_arrives_once() {
        var accepted = List.copyOf(ACCEPTED);
        assertThat(accepted).hasSizeGreaterThanOrEqualTo(KILLED_AFTER);

        await().atMost(LEASES)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(accepted.stream()
                                .filter(phone -> references(phone).isEmpty()))
                        .as("lost")
                        .isEmpty());
        for (var phone : accepted) {
            assertThat(references(phone)).as("references to one phone").doesNotHaveDuplicates();
        }
    }

    @Test
    void every_mail_that_was_accepted_arrives_and_a_second_one_has_the_message_id_of_the_first() {
        var accepted = List.copyOf(MAILS);
        assertThat(accepted).hasSizeGreaterThanOrEqualTo(MAILS_BEFORE);

        await().atMost(LEASES)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(accepted.stream()
                                .filter(mail -> references(mail).isEmpty()))
                        .as("lost")
                        .isEmpty());
        for (var mail : accepted) {
            assertThat(Set.copyOf(references(mail)))
                    .as("Message-IDs of one mail")
                    .hasSize(1)
                    .doesNotContain("null");
        }
    }

    /** They sign up before the storm: what goes out is the code to the new mail of each. */
    private static Queue<Caller> holders() {
        var signedUp = new ConcurrentLinkedQueue<Caller>();
        try (var callers = Executors.newFixedThreadPool(8)) {
            for (var holder = 0; holder < HOLDERS; holder++) {
                var _ = callers.submit(() -> signedUp.add(
                        new Accounts(STACK).signUp(Applicant.freshPhone()).caller()));
            }
        }
        assertThat(signedUp).hasSize(HOLDERS);
        return signedUp;
    }

    private static void changesMail(Caller holder) {
        var mail = Applicant.freshMail();
        var asked = Caller.JSON.createObjectNode().put("mail", mail);
        if (holder.put("/api/v1/accounts/me/mail", asked).status() == 202) {
            MAILS.add(mail);
        }
    }

    /** A request that dies with the service may have been accepted all the same; only an answer is a promise. */
    private static void asksForACode(String phone) {
        var asked = Caller.JSON.createObjectNode().put("phone", phone).put("purpose", "SIGN_UP");
        if (Caller.at(STACK.gateway()).post("/api/v1/one-time-codes", asked).status() == 202) {
            ACCEPTED.add(phone);
        }
    }

    /** @param to a phone or a mail address */
    private static List<String> references(String to) {
        var messages = Caller.sandbox(STACK)
                .get("/inbox/messages?channel=" + (to.contains("@") ? "MAIL" : "SMS") + "&to=" + to)
                .expect(200)
                .at("/items");
        return StreamSupport.stream(messages.spliterator(), false)
                .map(message -> message.path("reference").asText())
                .toList();
    }

    @AfterAll
    static void it_runs_again() throws IOException, InterruptedException {
        var _ = SCRIPT.run("start", "account-service");
    }
}
