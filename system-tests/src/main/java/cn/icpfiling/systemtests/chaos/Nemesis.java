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
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Kills processes with -9 or pauses them, and lets them run again. The seed fixes which process and when. */
final class Nemesis {

    private enum Fault {
        KILL,
        PAUSE
    }

    private static final List<String> VICTIMS = victims();
    private static final int PAUSES_IN_TEN = (int) Chaos.number("ICP_CHAOS_PAUSES_IN_TEN", 3);
    private static final int LONGEST_CALM = (int) Chaos.number("ICP_CHAOS_LONGEST_CALM", 4_000);
    private static final int PATIENCE_SECONDS = 120;

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

    /** Kills the same process repeatedly, each time shortly after it was seen at work, and restarts it at once. */
    void hunts(String victim, int times, Runnable seenAtWork) {
        for (var kill = 0; kill < times; kill++) {
            seenAtWork.run();
            if (over(Duration.ofMillis(chance.nextInt(0, 500)))) {
                return;
            }
            strike(Fault.KILL, victim, Duration.ZERO);
        }
    }

    /** Kills the process after this time and starts it again. */
    void kills(String victim, Duration before) {
        over(before);
        strike(Fault.KILL, victim, Duration.ZERO);
    }

    /** Those that ICP_CHAOS_VICTIMS names; else, with replicas, each one of filing-service has its turn, and so has each broker and each database server. */
    private static List<String> victims() {
        var named = System.getenv().getOrDefault("ICP_CHAOS_VICTIMS", "").strip();
        if (!named.isEmpty()) {
            return List.of(named.split("\\s+"));
        }
        var brokers = Integer.parseInt(System.getenv().getOrDefault("ICP_BROKERS", "1"));
        var databases = Integer.parseInt(System.getenv().getOrDefault("ICP_DATABASES", "1"));
        var victims = new ArrayList<>(replicasOf("filing-service"));
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
        var replicas = Integer.parseInt(System.getenv().getOrDefault("ICP_REPLICAS", "1"));
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
