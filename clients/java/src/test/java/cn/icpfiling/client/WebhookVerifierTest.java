package cn.icpfiling.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The signature is one that the library standardwebhooks 1.1.1 made. */
class WebhookVerifierTest {

    private static final String SECRET = secret("a secret of thirty-two bytes ...");
    private static final byte[] BODY =
            "{\"type\":\"filing.order.completed\",\"data\":{\"note\":\"备案已通过\"}}".getBytes(StandardCharsets.UTF_8);
    private static final long SENT = 1_764_061_200;
    private static final Map<String, String> HEADERS = Map.of(
            "webhook-id", "e1",
            "webhook-timestamp", Long.toString(SENT),
            "webhook-signature", "v1,nQ1dKaOCr//K7aLnR7dUl+/pPOOIOCKnhg8Jp2LQ7vg=");

    @Test
    void a_webhook_is_genuine_as_another_library_signs_it_with_either_secret_of_a_rotation() {
        assertThat(verifier(0, SECRET).isGenuine(BODY, HEADERS::get)).isTrue();
        assertThat(verifier(299, secret("another secret of 32 bytes......"), SECRET)
                        .isGenuine(BODY, HEADERS::get))
                .isTrue();
    }

    @Test
    void a_webhook_that_was_changed_is_old_or_lacks_a_header_is_not() {
        var changed = BODY.clone();
        changed[3] ^= 1;

        assertThat(verifier(0, SECRET).isGenuine(changed, HEADERS::get)).isFalse();
        assertThat(verifier(301, SECRET).isGenuine(BODY, HEADERS::get)).isFalse();
        assertThat(verifier(0, secret("another secret of 32 bytes......")).isGenuine(BODY, HEADERS::get))
                .isFalse();
        for (var name : HEADERS.keySet()) {
            var spoilt = new HashMap<>(HEADERS);
            spoilt.put(name, "v1,%%%");
            assertThat(verifier(0, SECRET).isGenuine(BODY, spoilt::get))
                    .as(name)
                    .isFalse();
            spoilt.remove(name);
            assertThat(verifier(0, SECRET).isGenuine(BODY, spoilt::get))
                    .as(name)
                    .isFalse();
        }
    }

    private static WebhookVerifier verifier(int late, String... secrets) {
        return new WebhookVerifier(Clock.fixed(Instant.ofEpochSecond(SENT + late), ZoneOffset.UTC), secrets);
    }

    private static String secret(String text) {
        return "whsec_" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
