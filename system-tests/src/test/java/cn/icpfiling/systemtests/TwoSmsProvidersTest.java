package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.systemtests.PersonalData.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A code reaches its phone once, whichever provider of SMS is throttled, away or silent. */
@Tag("long")
class TwoSmsProvidersTest {

    private static final Stack STACK = Stack.fromEnvironment();

    @ParameterizedTest
    @CsvSource({"0000, A", "0011, B", "0012, B", "0019, A"})
    void a_code_comes_once_from_the_provider_that_took_it(String end, String provider) {
        var phone = "137%04d".formatted(ThreadLocalRandom.current().nextInt(10_000)) + end;
        PersonalData.invented(Kind.MOBILE, phone);

        var asked = Caller.JSON.createObjectNode().put("phone", phone).put("purpose", "SIGN_UP");
        var _ = Caller.gateway(STACK).post("/api/v1/one-time-codes", asked).expect(202);

        await().atMost(Duration.ofSeconds(30)).until(() -> !messages(phone).isEmpty());
        // The second try of an answer that was lost comes after two seconds, and would send again.
        await().during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(10))
                .until(() -> messages(phone).size() == 1);
        assertThat(messages(phone).getFirst().path("from").asText()).isEqualTo(provider);
    }

    private static List<JsonNode> messages(String phone) {
        var items = Caller.sandbox(STACK)
                .get("/inbox/messages?channel=SMS&to=" + phone)
                .expect(200)
                .at("/items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }
}
