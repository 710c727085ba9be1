package cn.icpfiling.account.limits;

import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.rest.Response;
import io.restassured.http.Header;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.assertj.core.api.Assertions;

/**
 * Calls one endpoint in turn for a known and an unknown person and compares the answers: status, headers, length, and
 * the time by ranks and by medians. The time is this machine's, so a difference counts only when three rounds in a
 * row show it: one round in a hundred shows one by chance.
 */
final class Doors {

    /** Pairs a round. {@code ./icp siege} plays it at full length, with 2,000. */
    private static final int PAIRS = Integer.getInteger("icp.enumeration.pairs", 8);

    private static final double CHANCE = 0.01;
    /** Nanoseconds between the medians; of fewer pairs one slow answer moves them further than that. */
    private static final long NOTICEABLE = PAIRS >= 1_000 ? 1_000_000 : Long.MAX_VALUE;

    private static final int ROUNDS = 3;
    private static final int WARM = 2;
    /** The path of a new resource ends with its id. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final String TRACE = "X-Trace-Id";

    private Doors() {}

    /** One call. Its preparation is not timed. */
    interface Knock extends Supplier<Response> {}

    record Outcome(double likelihood, long mediansApart) {

        /** Neither by chance nor too small to be seen. */
        boolean tells() {
            return likelihood <= CHANCE || Math.abs(mediansApart) >= NOTICEABLE;
        }
    }

    static void assertTheSame(String door, Supplier<Knock> known, Supplier<Knock> unknown) {
        forgetLimits();
        var one = known.get().get();
        var other = unknown.get().get();
        Assertions.assertThat(one.statusCode()).as(door).isEqualTo(other.statusCode());
        Assertions.assertThat(one.asByteArray()).as(door).hasSameSizeAs(other.asByteArray());
        Assertions.assertThat(headers(one)).as(door).isEqualTo(headers(other));
        Assertions.assertThat(tells(door, known, unknown))
                .as("%s: times differ", door)
                .isFalse();
    }

    static boolean tells(String door, Supplier<Knock> known, Supplier<Knock> unknown) {
        for (var round = 0; round < ROUNDS; round++) {
            var outcome = round(known, unknown);
            System.out.printf(
                    "Enumeration: %s, %,d pairs: p %.3f, medians %+,d us apart.%n",
                    door, PAIRS, outcome.likelihood(), outcome.mediansApart() / 1_000);
            if (!outcome.tells()) {
                return false;
            }
        }
        return true;
    }

    private static Outcome round(Supplier<Knock> known, Supplier<Knock> unknown) {
        var ones = new long[PAIRS];
        var others = new long[PAIRS];
        for (var pair = -WARM; pair < PAIRS; pair++) {
            forgetLimits();
            var first = pair % 2 == 0;
            var one = known.get();
            var other = unknown.get();
            var before = timed(first ? one : other);
            var after = timed(first ? other : one);
            if (pair < 0) {
                continue;
            }
            ones[pair] = first ? before : after;
            others[pair] = first ? after : before;
        }
        return new Outcome(likelihood(ones, others), median(ones) - median(others));
    }

    /** Mann and Whitney's: how likely the two are of one distribution. */
    static double likelihood(long[] ones, long[] others) {
        var likelihood = MannWhitneyUTest.withDefaults()
                .test(
                        LongStream.of(ones).asDoubleStream().toArray(),
                        LongStream.of(others).asDoubleStream().toArray())
                .getPValue();
        Assertions.assertThat(likelihood).as("likelihood").isBetween(0.0, 1.0);
        return likelihood;
    }

    private static long timed(Knock knock) {
        var begun = System.nanoTime();
        var _ = knock.get();
        return System.nanoTime() - begun;
    }

    private static long median(long[] times) {
        var sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Names and values, but for the id of the request. */
    private static List<String> headers(Response response) {
        return response.headers().asList().stream()
                .filter(Predicate.not(header -> header.hasSameNameAs(new Header(TRACE, ""))))
                .map(header -> ID.matcher(header.toString()).replaceAll("ID"))
                .toList();
    }

    private static void forgetLimits() {
        try (var database = LocalStack.connection();
                var statement = database.createStatement()) {
            statement.executeUpdate("delete from limit_events");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
