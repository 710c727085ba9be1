package cn.icpfiling.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/security.md} tells how long each session, token and proof lives, as the code has it, with a reason (ASVS 7.1.1). */
class SessionTimesTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| [^|]+ \\| (\\d+ [a-z]+) \\| ((?:`\\w+\\.[A-Z_]+`(?:, )?)+) \\| ([^|]+) \\|$");
    private static final Pattern NAME = Pattern.compile("`(\\w+\\.[A-Z_]+)`");
    private static final Pattern DURATION =
            Pattern.compile("public static final Duration ([A-Z_]+) = Duration\\.of(\\w+)\\((\\d+)\\);");
    private static final Pattern MINUTES = Pattern.compile("(?m)^    int ([A-Z_]+) = (\\d+);");
    private static final List<String> CLASSES = List.of(
            "AccessTokens", "RefreshToken", "Session", "FreshFactor", "KnownDevice", "OneTimeCode", "SignInChallenge");

    /** For requests that cross each other, no life of a session. */
    private static final List<String> NO_LIFE = List.of("RefreshToken.GRACE");

    private static Map<String, String> times;

    @BeforeAll
    static void the_times_of_the_code() throws IOException {
        times = new TreeMap<>();
        DeployedSources.withoutComments().forEach((path, source) -> {
            var name = DeployedSources.simpleName(path);
            if (CLASSES.contains(name)) {
                times.putAll(times(name, source));
            }
        });
        NO_LIFE.forEach(name -> assertThat(times.remove(name)).as(name).isNotNull());
    }

    @Test
    void each_time_of_the_page_is_that_of_the_code_and_none_is_missing() throws IOException {
        assertThat(times).hasSize(10);
        assertThat(faults(page())).isEmpty();
    }

    @Test
    void another_time_a_missing_one_and_one_without_a_reason_are_found() throws IOException {
        assertThat(faults(page().replace("| 180 days | `Session.LONGEST` |", "| 90 days | `Session.LONGEST` |")))
                .containsExactly("Session.LONGEST is 180 days, and the page says 90 days");
        assertThat(faults(page().replace("`Session.IDLE_OF_STAFF`", "`Session.IDLE`")))
                .containsExactlyInAnyOrder(
                        "Session.IDLE is null, and the page says 30 minutes",
                        "Session.IDLE_OF_STAFF is not on the page");
        assertThat(faults(page().replace(" | one act and its corrections |", " |")))
                .containsExactly("FreshFactor.USUAL is not on the page");
        assertThat(times("Any", "public static final Duration LIFE = Duration.ofHours(3);"))
                .containsExactly(Map.entry("Any.LIFE", "3 hours"));
    }

    private static List<String> faults(String page) {
        var faults = new ArrayList<String>();
        var told = new TreeMap<String, String>();
        ROW.matcher(page)
                .results()
                .forEach(row ->
                        NAME.matcher(row.group(2)).results().forEach(name -> told.put(name.group(1), row.group(1))));
        told.forEach((name, time) -> {
            if (!time.equals(times.get(name))) {
                faults.add(name + " is " + times.get(name) + ", and the page says " + time);
            }
        });
        times.keySet().stream()
                .filter(name -> !told.containsKey(name))
                .forEach(name -> faults.add(name + " is not on the page"));
        return faults;
    }

    private static Map<String, String> times(String name, String source) {
        var found = new TreeMap<String, String>();
        DURATION.matcher(source)
                .results()
                .forEach(one -> found.put(
                        name + "." + one.group(1),
                        one.group(3) + " " + one.group(2).toLowerCase(Locale.ROOT)));
        if (source.contains("@interface " + name)) {
            MINUTES.matcher(source)
                    .results()
                    .forEach(one -> found.put(name + "." + one.group(1), one.group(2) + " minutes"));
        }
        return found;
    }

    private static String page() throws IOException {
        return Files.readString(ProjectFiles.ROOT.resolve("docs/security.md"));
    }
}
