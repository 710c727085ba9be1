package cn.icpfiling.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Codes, seeds and tokens come from a {@code SecureRandom} that the system seeds (ASVS 6.5.3): no deployed class takes chance from another
 * generator, except those named here, whose numbers are no secret.
 */
class SecretsAreRandomTest {
    private static final Pattern GUESSABLE = Pattern.compile("\\b(?:java\\.util\\.Random|Random|ThreadLocalRandom"
            + "|SplittableRandom|RandomGenerator(?:Factory)?|RandomStringUtils|RandomUtils|VertxContextPRNG|PRNG"
            + "|(?:Strict)?Math\\s*\\.\\s*random|(?:Doubles|Longs|Ints)\\s*\\.\\s*random"
            + "|Collections\\s*\\.\\s*shuffle)\\b");

    /** A seed of our own, or a generator chosen by its name, which may be a weak one. */
    private static final Pattern SEEDED = Pattern.compile(
            "\\bsetSeed\\s*\\(|new\\s+SecureRandom\\s*\\(\\s*[^)\\s]|SecureRandom\\s*\\.\\s*getInstance");

    private static final Map<String, String> NO_SECRETS = Map.ofEntries(
            Map.entry("RetrySchedule", "spreads the times of retries"),
            Map.entry("Retries", "spreads the waits of a client"),
            Map.entry("Refusals", "spreads Retry-After"),
            Map.entry("Collisions", "spreads the waits after a collision in the database"),
            Map.entry("Trace", "ids of traces, which no rule takes for a proof"),
            Map.entry("PerServerQueues", "the order of servers"),
            Map.entry("LookRun", "the order of domains"));

    /** They take a generator from another class, and get a SecureRandom. */
    private static final Map<String, String> GIVEN =
            Map.of("SliderPicture", "SliderCaptchas", "ScanEngine", "ScanEngines", "Entropy", "ScanEngines");

    /** It holds the generator as an interface, and makes it itself. */
    private static final List<String> MADE = List.of("ScanEngines");

    @Test
    void chance_comes_from_a_secure_generator_wherever_it_is_a_secret() throws IOException {
        var found = new TreeMap<String, List<String>>();
        var secure = 0;
        var sources = new TreeMap<String, String>();
        for (var source : DeployedSources.withoutComments().entrySet()) {
            var name = DeployedSources.simpleName(source.getKey());
            var code = DeployedSources.withoutTexts(source.getValue());
            sources.put(name, code);
            secure += code.contains("new SecureRandom()") ? 1 : 0;
            var faults = faults(code);
            if (!faults.isEmpty()) {
                found.put(name, faults);
            }
        }

        assertThat(secure).as("classes with a generator of their own").isGreaterThan(18);
        GIVEN.forEach((user, giver) -> assertThat(found.remove(user)).as(user).containsOnly("RandomGenerator"));
        GIVEN.values().forEach(giver -> assertThat(sources.get(giver)).as(giver).contains("new SecureRandom()"));
        MADE.forEach(name -> assertThat(found.remove(name)).as(name).containsOnly("RandomGenerator"));
        assertThat(found.keySet()).isEqualTo(new TreeMap<>(NO_SECRETS).keySet());
    }

    @Test
    void a_guessable_generator_is_found() {
        assertThat(faults("var a = new Random(1);")).containsExactly("Random");
        assertThat(faults("import java.util.Random;")).containsExactly("java.util.Random");
        assertThat(faults("var a = Math.random(); var b = StrictMath\n.random();"))
                .hasSize(2);
        assertThat(faults("ThreadLocalRandom.current().nextInt(); Collections.shuffle(digits);"))
                .containsExactly("ThreadLocalRandom", "Collections.shuffle");
        assertThat(faults("RandomGenerator.getDefault(); new SplittableRandom(); RandomGeneratorFactory.all();"))
                .hasSize(3);
        assertThat(faults("var a = new SecureRandom(seed);")).hasSize(1);
        assertThat(faults("SecureRandom.getInstance(\"\"); random.setSeed(1);")).hasSize(2);
        assertThat(faults("private final SecureRandom random = new SecureRandom(); UUID.randomUUID();"))
                .isEmpty();
    }

    private static List<String> faults(String code) {
        return List.of(GUESSABLE, SEEDED).stream()
                .flatMap(pattern -> pattern.matcher(code).results())
                .map(MatchResult::group)
                .toList();
    }
}
