package cn.icpfiling.account.passwords;

import static cn.icpfiling.account.Rows.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.passwords.HashTurns.Door;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * While sign-ins of holders fill all places of their hashes, further ones are refused alike, without a count and with their picture given
 * back, and staff get in.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class BusySignInsApiTest {

    /** As many as may fail. */
    private static final int TRIES = 5;

    private static final String PICTURES = "select count(*) from limit_events where kind = 'CAPTCHAS_OF_ADDRESS'";

    @Inject
    PasswordHash passwords;

    private final Caller known = new Caller();
    private final Caller stranger = new Caller();
    private final Caller solver = new Caller();

    @Test
    void refused_sign_ins_tell_nothing_and_do_not_count() throws Exception {
        known.signedUp();
        var pictures = count(PICTURES);
        var solved = solver.solvedPicture();
        var taken = new CountDownLatch(Door.HOLDER.places);
        var over = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, Door.HOLDER.places)
                    .forEach(_ -> callers.execute(() -> passwords.turns.in(Door.HOLDER, () -> stay(taken, over))));
            taken.await();

            var refused = Stream.of(known, stranger)
                    .flatMap(caller -> IntStream.range(0, TRIES).mapToObj(_ -> callers.submit(() -> signsIn(caller))))
                    .toList();
            var withPicture = callers.submit(() -> signsIn(solver, Map.of("captcha", solved)));
            new Caller().signsInAs("no-such-login", "x").then().statusCode(401);
            isBusy(withPicture.get());
            for (var answer : refused) {
                isBusy(answer.get());
            }
            over.countDown();
        }

        signsIn(known).then().statusCode(401).body("code", equalTo("CREDENTIALS_WRONG"));
        assertThat(count(PICTURES)).isEqualTo(pictures);
    }

    private static Response signsIn(Caller caller) {
        return signsIn(caller, Map.of());
    }

    private static Response signsIn(Caller caller, Map<String, ?> more) {
        var body = new HashMap<String, Object>(more);
        body.put("phone", caller.phone());
        body.put("password", "seven green kettles");
        return caller.request().body(body).post("/api/v1/sessions");
    }

    private static void isBusy(Response answer) {
        answer.then().statusCode(503).header("Retry-After", notNullValue()).body("code", equalTo("SERVICE_BUSY"));
    }

    private static boolean stay(CountDownLatch taken, CountDownLatch over) {
        taken.countDown();
        try {
            over.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
