package cn.icpfiling.account.limits;

import cn.icpfiling.account.limits.Pairs.Outcome;
import cn.icpfiling.account.limits.Pairs.Sides;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.rest.Response;
import io.restassured.http.Header;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;

/**
 * Calls one endpoint in turn for a known and an unknown person and compares the answers: status, headers, length, and
 * the time by ranks and by medians. The time is this machine's, so a difference counts only when three rounds in a
 * row show it: one round in a hundred shows one by chance.
 */
final class Doors {

    /** Pairs a round. {@code ./icp siege} plays it at full length, with 2,000. */
    private static final int PAIRS = Integer.getInteger("icp.enumeration.pairs", 8);

    /** Persons of a block. Few pairs are not worth many. */
    private static final int PERSONS = Math.clamp(PAIRS / 25, 1, 32);

    private static final double CHANCE = 0.01;
    /** Nanoseconds between the medians; of fewer pairs one slow answer moves them further than that. */
    private static final long NOTICEABLE = PAIRS >= 1_000 ? 1_000_000 : Long.MAX_VALUE;

    private static final int ROUNDS = 3;
    /** The path of a new resource ends with its id. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final String TRACE = "X-Trace-Id";

    private Doors() {}

    /** @param persons gives each pair of a block persons of its own */
    static void assertTheSame(String door, Supplier<Sides> persons) {
        assertTheSame(door, persons(persons, PERSONS));
    }

    /** For a door whose persons are always the same and may knock so often until their limits are forgotten. */
    static void assertTheSame(String door, Sides persons, int often) {
        assertTheSame(door, Collections.nCopies(Math.min(often, PERSONS), persons));
    }

    private static void assertTheSame(String door, List<Sides> persons) {
        forgetLimits();
        var one = persons.getFirst().known().get().get();
        var other = persons.getFirst().unknown().get().get();
        Assertions.assertThat(one.statusCode()).as(door).isEqualTo(other.statusCode());
        Assertions.assertThat(one.asByteArray()).as(door).hasSameSizeAs(other.asByteArray());
        Assertions.assertThat(headers(one)).as(door).isEqualTo(headers(other));
        Assertions.assertThat(tells(door, persons)).as("%s: times differ", door).isFalse();
    }

    private static List<Sides> persons(Supplier<Sides> persons, int many) {
        forgetLimits();
        try (var threads = Executors.newFixedThreadPool(many)) {
            return Pairs.all(threads, many, i -> persons.get());
        }
    }

    static boolean tells(String door, Supplier<Sides> persons) {
        return tells(door, persons(persons, PERSONS));
    }

    private static boolean tells(String door, List<Sides> persons) {
        for (var round = 0; round < ROUNDS; round++) {
            var begun = System.nanoTime();
            var outcome = new Pairs(PAIRS, Doors::forgetLimits, System::nanoTime, Response::statusCode).play(persons);
            System.out.printf(
                    "Enumeration: %s, %,d pairs in %d s: p %.3f, medians %+,d us apart.%n",
                    door,
                    PAIRS,
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                    outcome.likelihood(),
                    outcome.apart() / 1_000);
            if (!isTold(outcome)) {
                return false;
            }
        }
        return true;
    }

    /** Neither by chance nor too small to be seen. */
    private static boolean isTold(Outcome outcome) {
        return outcome.likelihood() <= CHANCE || Math.abs(outcome.apart()) >= NOTICEABLE;
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
