package cn.icpfiling.systemtests.chaos;

import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.chaos.History.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Kills processes with -9 or pauses them, and lets them run again. The seed fixes which process and when. */
final class Nemesis {

    private enum Fault {
        KILL,
        PAUSE
    }

    private static final List<String> SERVICES = List.of(
            "filing-service",
            "verification-service",
            "account-service",
            "inspection-service",
            "legacy-import-service",
            "gateway");
    private static final List<String> VICTIMS = victims(System.getenv());
    private static final int PAUSES_IN_TEN = (int) Chaos.number("ICP_CHAOS_PAUSES_IN_TEN", 3);
    private static final int LONGEST_CALM = (int) Chaos.number("ICP_CHAOS_LONGEST_CALM", 4_000);
    /** Longer than {@code ./icp start} waits for a process and then for its cluster. */
    private static final int PATIENCE_SECONDS = 240;

    private final Stack stack;
    private final Random chance;
    private final History history;
    private final Consumer<String> tell;
    private final CountDownLatch calm;
    private int kills;
    private int pauses;

    Nemesis(Stack stack, Random chance, History history, Consumer<String> tell, CountDownLatch calm) {
        this.stack = stack;
        this.chance = chance;
        this.history = history;
        this.tell = tell;
        this.calm = calm;
    }

    /**
     * Applies the given number of faults. Each is healed before the next. Stops early when the filings are done, or the
     * time is up.
     */
    void rages(int faults, Duration within, boolean killsOnly) {
        var victims = new ArrayList<>(VICTIMS);
        var until = Instant.now().plus(within);
        for (var fault = 0; fault < faults && Instant.now().isBefore(until); fault++) {
            if (fault % victims.size() == 0) {
                Collections.shuffle(victims, chance);
            }
            var victim = victims.get(fault % victims.size());
            var kind = !killsOnly && chance.nextInt(10) < PAUSES_IN_TEN ? Fault.PAUSE : Fault.KILL;
            var before = Duration.ofMillis(chance.nextInt(300, LONGEST_CALM));
            var dead = Duration.ofMillis(chance.nextInt(0, 3000));
            if (over(before)) {
                return;
            }
            strike(kind, victim, dead);
        }
    }

    /** Kills the replicas of a service in turn, each time shortly after it was seen at work, and restarts them at once. */
    void hunts(String service, int times, Runnable seenAtWork) {
        var replicas = replicasOf(service);
        for (var kill = 0; kill < times; kill++) {
            seenAtWork.run();
            if (over(Duration.ofMillis(chance.nextInt(0, 500)))) {
                return;
            }
            strike(Fault.KILL, replicas.get(kill % replicas.size()), Duration.ZERO);
        }
    }

    /** Kills the process and starts it again. */
    void kills(String victim) {
        strike(Fault.KILL, victim, Duration.ZERO);
    }

    /**
     * Kills the process after this time and starts it again. Returns the state that was read just before the kill: another replica may have ended
     * the work when the process is back.
     */
    <T> T kills(String victim, Duration before, Supplier<T> seen) {
        over(before);
        var struck = seen.get();
        kills(victim);
        return struck;
    }

    /**
     * Those that ICP_CHAOS_VICTIMS names; else filing-service, each broker and each database server. With replicas each one of every
     * service has its turn, since another one goes on.
     */
    static List<String> victims(Map<String, String> environment) {
        var named = environment.getOrDefault("ICP_CHAOS_VICTIMS", "").strip();
        if (!named.isEmpty()) {
            return List.of(named.split("\\s+"));
        }
        var replicas = Integer.parseInt(environment.getOrDefault("ICP_REPLICAS", "1"));
        var brokers = Integer.parseInt(environment.getOrDefault("ICP_BROKERS", "1"));
        var databases = Integer.parseInt(environment.getOrDefault("ICP_DATABASES", "1"));
        var victims = new ArrayList<String>();
        (replicas == 1 ? SERVICES.subList(0, 1) : SERVICES)
                .forEach(service -> victims.addAll(replicasOf(service, replicas)));
        victims.add("kafka");
        for (var broker = 2; broker <= brokers; broker++) {
            victims.add("kafka." + broker);
        }
        victims.add("mariadb");
        for (var server = 2; server <= databases; server++) {
            victims.add("mariadb." + server);
        }
        return List.copyOf(victims);
    }

    /** The processes of this service, as {@code ./icp} names them. */
    static List<String> replicasOf(String service) {
        return replicasOf(service, Integer.parseInt(System.getenv().getOrDefault("ICP_REPLICAS", "1")));
    }

    private static List<String> replicasOf(String service, int replicas) {
        var processes = new ArrayList<>(List.of(service));
        for (var replica = 2; replica <= replicas; replica++) {
            processes.add(service + "." + replica);
        }
        return List.copyOf(processes);
    }

    private void strike(Fault kind, String victim, Duration dead) {
        tell.accept("%s %s for %d ms".formatted(kind, victim, dead.toMillis()));
        if (kind == Fault.KILL) {
            kills++;
            icp("stop", victim, "--kill");
            over(dead);
            icp("start", victim);
        } else {
            pauses++;
            icp("pause", victim);
            over(dead.plusSeconds(1));
            icp("resume", victim);
        }
    }

    /** Resumes and starts all processes. */
    void relents() {
        for (var victim : VICTIMS.reversed()) {
            run("resume", victim);
            icp("start", victim);
        }
    }

    int kills() {
        return kills;
    }

    int pauses() {
        return pauses;
    }

    private boolean over(Duration time) {
        try {
            return calm.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void icp(String... command) {
        var said = run(command);
        Differs.unless(said.isEmpty(), "./icp %s failed: %s", String.join(" ", command), said);
    }

    /** Returns an empty text on success, else the output. */
    private String run(String... command) {
        var words = new ArrayList<>(List.of(stack.script().toString()));
        words.addAll(List.of(command));
        try {
            var log = Files.createTempFile("icp-chaos", ".log");
            var process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            var ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            var said = Files.readString(log, StandardCharsets.UTF_8);
            Files.delete(log);
            var well = ended && process.exitValue() == 0;
            history.add("nemesis", String.join(" ", command), well ? Outcome.OK : Outcome.FAIL, said.strip());
            return well ? "" : said.strip() + " (no success)";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
