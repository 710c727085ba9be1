package cn.icpfiling.account.passwords;

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
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** While sign-ins of holders fill all places of their hashes, further ones are refused alike and without a count, and staff get in. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class BusySignInsApiTest {

    /** As many as may fail. */
    private static final int TRIES = 5;

    @Inject
    PasswordHash passwords;

    private final Caller known = new Caller();
    private final Caller stranger = new Caller();

    @Test
    void refused_sign_ins_tell_nothing_and_do_not_count() throws Exception {
        known.signedUp();
        var taken = new CountDownLatch(Door.HOLDER.places);
        var over = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, Door.HOLDER.places)
                    .forEach(_ -> callers.execute(() -> passwords.turns.in(Door.HOLDER, () -> stay(taken, over))));
            taken.await();

            var refused = Stream.of(known, stranger)
                    .flatMap(caller -> IntStream.range(0, TRIES).mapToObj(_ -> callers.submit(() -> signsIn(caller))))
                    .toList();
            new Caller().signsInAs("no-such-login", "x").then().statusCode(401);
            for (var answer : refused) {
                isBusy(answer.get());
            }
            over.countDown();
        }

        signsIn(known).then().statusCode(401).body("code", equalTo("CREDENTIALS_WRONG"));
    }

    private static Response signsIn(Caller caller) {
        return caller.request()
                .body(Map.of("phone", caller.phone(), "password", "seven green kettles"))
                .post("/api/v1/sessions");
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
