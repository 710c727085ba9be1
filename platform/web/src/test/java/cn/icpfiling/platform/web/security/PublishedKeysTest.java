package cn.icpfiling.platform.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.UnresolvableKeyException;
import org.junit.jupiter.api.Test;

class PublishedKeysTest {

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final RsaJsonWebKey FIRST = key("first");
    private static final RsaJsonWebKey SECOND = key("second");

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile Callable<String> answer = () -> set(FIRST);
    private final PublishedKeys keys = new PublishedKeys(this::read, EVERY, nanos::get);

    @Test
    void the_keys_are_fetched_for_the_first_token_and_again_when_they_are_old() throws Exception {
        assertThat(fetches).hasValue(0);
        isKnown(FIRST);
        isKnown(FIRST);
        assertThat(fetches).hasValue(1);

        passes(EVERY);
        isKnown(FIRST);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void a_key_that_was_taken_back_ends_with_the_next_fetch() throws Exception {
        isKnown(FIRST);
        answer = () -> set(SECOND);
        passes(EVERY);

        assertThatThrownBy(() -> keys.verifying("first"))
                .isInstanceOf(UnresolvableKeyException.class)
                .hasNoCause();
        isKnown(SECOND);
    }

    @Test
    void a_key_stays_in_use_while_account_service_is_away() throws Exception {
        isKnown(FIRST);
        answer = away();
        for (var hours = 0; hours < 5; hours++) {
            passes(Duration.ofHours(1));
            isKnown(FIRST);
        }
        await().until(() -> fetches.get() >= 3);
    }

    @Test
    void a_key_that_is_unknown_while_account_service_is_away_may_be_good() throws Exception {
        answer = away();
        isOutOfReach("first");
        answer = () -> set(FIRST);
        passes(Duration.ofSeconds(1));
        isKnown(FIRST);

        answer = away();
        isOutOfReach("second");
        isOutOfReach("second");
        assertThat(fetches)
                .as("an answer is not asked for again within a second")
                .hasValue(3);
    }

    @Test
    void an_answer_without_keys_is_none() throws Exception {
        for (var nonsense : List.of("<html>", "{\"keys\":[]}", "{}", "[]", "")) {
            answer = () -> nonsense;
            passes(Duration.ofSeconds(1));
            isOutOfReach("first");
        }
        answer = () -> set(FIRST);
        passes(Duration.ofSeconds(1));
        isKnown(FIRST);
    }

    @Test
    void keys_that_are_made_up_cause_one_fetch_a_minute() throws Exception {
        isKnown(FIRST);
        for (var madeUp = 0; madeUp < 10; madeUp++) {
            var id = "made up " + madeUp;
            assertThatThrownBy(() -> keys.verifying(id)).hasNoCause();
        }
        assertThat(fetches).hasValue(2);
        assertThatThrownBy(() -> keys.verifying(null)).isInstanceOf(UnresolvableKeyException.class);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void a_new_key_is_found_at_once() throws Exception {
        isKnown(FIRST);
        answer = () -> set(FIRST, SECOND);
        isKnown(SECOND);
    }

    @Test
    void a_silent_account_service_holds_a_bounded_number_of_requests_up_and_none_whose_key_is_known() throws Exception {
        isKnown(FIRST);
        answer = away();
        isOutOfReach("second");
        passes(Duration.ofSeconds(1));
        var speaks = new CountDownLatch(1);
        answer = () -> {
            speaks.await();
            return set(FIRST, SECOND);
        };
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<PublicKey>>();
            for (var caller = 0; caller < PublishedKeys.MAY_WAIT + 10; caller++) {
                asked.add(callers.submit(() -> keys.verifying("second")));
            }
            await().until(() -> asked.stream().filter(Future::isDone).count() >= 10);
            isKnown(FIRST);
            speaks.countDown();

            var found = 0;
            for (var one : asked) {
                if (one.state() != Future.State.FAILED && one.get() != null) {
                    found++;
                }
            }
            assertThat(found).isEqualTo(PublishedKeys.MAY_WAIT);
        }
        assertThat(fetches).as("one fetch for all").hasValue(3);
    }

    private String read() throws IOException {
        fetches.incrementAndGet();
        try {
            return answer.call();
        } catch (IOException away) {
            throw away;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Callable<String> away() {
        return () -> {
            throw new IOException("away");
        };
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private void isKnown(RsaJsonWebKey key) throws UnresolvableKeyException {
        assertThat(keys.verifying(key.getKeyId())).isEqualTo(key.getPublicKey());
    }

    private void isOutOfReach(String id) {
        assertThatThrownBy(() -> keys.verifying(id))
                .isInstanceOf(UnresolvableKeyException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    private static String set(RsaJsonWebKey... published) {
        return new JsonWebKeySet(published).toJson();
    }

    /** Nothing is signed or verified by it, so that any number will do: two primes take seconds with the compiler of the tests. */
    private static RsaJsonWebKey key(String id) {
        try {
            var modulus = new BigInteger(2048, new SecureRandom()).setBit(2047).setBit(0);
            var spec = new RSAPublicKeySpec(modulus, RSAKeyGenParameterSpec.F4);
            var key = new RsaJsonWebKey(
                    (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec));
            key.setKeyId(id);
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
