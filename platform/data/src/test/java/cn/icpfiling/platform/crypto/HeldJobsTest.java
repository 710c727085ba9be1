package cn.icpfiling.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.security.RunsWithoutKeys;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.Trigger;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HeldJobsTest {
    private static final String HERE = HeldJobsTest.class.getName();
    private static final Keysets KEYS = Keysets.reading(Path.of("keys"), "test");
    private static final Keysets NONE = new Keysets(Optional.empty(), Optional.empty(), Duration.ofSeconds(10));

    private final TreeSet<String> paused = new TreeSet<>();
    private RuntimeException found;

    @RunsWithoutKeys
    void needsNone() {}

    void needsKeys() {}

    @Test
    void no_job_begins_before_the_keys_were_found_right() {
        var jobs = begun(KEYS);
        assertThat(paused).containsExactly("of a lost class", "of a program", "with keys");

        found = new IllegalStateException("no database");
        jobs.look();
        assertThat(jobs.areHeld()).isTrue();
        assertThat(paused).hasSize(3);

        found = null;
        jobs.look();
        assertThat(jobs.areHeld()).isFalse();
        assertThat(paused).isEmpty();
    }

    @Test
    void the_jobs_stand_while_the_keys_are_wrong_and_not_while_the_database_is_away() {
        var jobs = begun(KEYS);
        jobs.look();

        found = new IllegalStateException("no database");
        jobs.look();
        assertThat(jobs.areHeld()).isFalse();
        assertThat(paused).isEmpty();

        found = new KeysUnusable("of another service", null);
        jobs.look();
        assertThat(jobs.areHeld()).isTrue();
        assertThat(paused).hasSize(3);
        found = new IllegalStateException("no database");
        jobs.look();
        assertThat(paused).hasSize(3);
        found = null;
        jobs.look();
        assertThat(paused).isEmpty();
    }

    @Test
    void a_job_that_another_has_paused_stays_so() {
        paused.add("with keys");
        var jobs = begun(KEYS);

        jobs.look();

        assertThat(paused).containsExactly("with keys");
    }

    @Test
    void a_service_without_keys_holds_none() {
        var jobs = begun(NONE);

        assertThat(jobs.areHeld()).isFalse();
        assertThat(paused).isEmpty();
    }

    private HeldJobs begun(Keysets keysets) {
        var check = new KeyCheck(keysets, null, null, null, null, null, null) {
            @Override
            public void requireRightKeys() {
                if (found != null) {
                    throw found;
                }
            }
        };
        var jobs = new HeldJobs(keysets, check, scheduler());
        jobs.begin(new StartupEvent());
        return jobs;
    }

    private Scheduler scheduler() {
        var all = List.of(
                job("with keys", HERE + "#needsKeys"),
                job("without", HERE + "#needsNone"),
                job("of a program", null),
                job("of a lost class", "cn.icpfiling.Lost#needsNone"));
        return played(Scheduler.class, (method, value) -> switch (method) {
            case "isStarted" -> true;
            case "getScheduledJobs" -> all;
            case "isPaused" -> paused.contains(value);
            case "pause" -> ended(paused.add(value));
            case "resume" -> ended(paused.remove(value));
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private static Trigger job(String id, String method) {
        return played(Trigger.class, (asked, _) -> asked.equals("getId") ? id : method);
    }

    private static Void ended(boolean changed) {
        assertThat(changed).isTrue();
        return null;
    }

    private interface Answer {
        Object to(String method, String value);
    }

    private static <T> T played(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                HeldJobsTest.class.getClassLoader(),
                new Class<?>[] {type},
                (_, method, values) -> answer.to(method.getName(), values == null ? null : (String) values[0])));
    }
}
