package cn.icpfiling.filing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.testkit.rest.Response;
import io.restassured.http.Header;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * Calls an operation in turn with something that is there and with something that is not, and compares the refusals: status, headers,
 * bytes, and the time by ranks. The time is this machine's, so a difference counts only when three rounds in a row show it: one round in
 * a hundred shows one by chance.
 */
public final class Doors {

    private static final int PAIRS = 8;
    private static final int WARM = 2;
    private static final int ROUNDS = 3;
    private static final double CHANCE = 0.01;
    private static final String TRACE = "X-Trace-Id";

    private Doors() {}

    public static void assertTheSame(String door, Supplier<Response> known, Supplier<Response> unknown) {
        var one = known.get();
        var other = unknown.get();
        assertThat(one.statusCode()).as(door).isEqualTo(other.statusCode()).isEqualTo(404);
        assertThat(one.asByteArray()).as(door).hasSameSizeAs(other.asByteArray());
        assertThat(headers(one)).as(door).isEqualTo(headers(other));
        assertThat(tells(known, unknown)).as("%s: times differ", door).isFalse();
    }

    /** Whether the times alone tell the two apart. */
    public static boolean tells(Supplier<Response> known, Supplier<Response> unknown) {
        for (var round = 0; round < ROUNDS; round++) {
            if (likelihood(known, unknown) > CHANCE) {
                return false;
            }
        }
        return true;
    }

    /** Mann and Whitney's: how likely the two are of one distribution. */
    private static double likelihood(Supplier<Response> known, Supplier<Response> unknown) {
        var ones = new long[PAIRS];
        var others = new long[PAIRS];
        for (var pair = -WARM; pair < PAIRS; pair++) {
            var first = pair % 2 == 0;
            var before = timed(first ? known : unknown);
            var after = timed(first ? unknown : known);
            if (pair >= 0) {
                ones[pair] = first ? before : after;
                others[pair] = first ? after : before;
            }
        }
        return MannWhitneyUTest.withDefaults()
                .test(
                        LongStream.of(ones).asDoubleStream().toArray(),
                        LongStream.of(others).asDoubleStream().toArray())
                .getPValue();
    }

    private static long timed(Supplier<Response> knock) {
        var begun = System.nanoTime();
        var _ = knock.get();
        return System.nanoTime() - begun;
    }

    /** Names and values, but for the id of the request. */
    private static List<String> headers(Response response) {
        return response.headers().asList().stream()
                .filter(Predicate.not(header -> header.hasSameNameAs(new Header(TRACE, ""))))
                .map(Header::toString)
                .toList();
    }
}
