package cn.icpfiling.bench.sites;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * NSD with the zone of all domains on a core of its own, in the place of two recursive resolvers that know every answer; and
 * dnsperf, which asks it the questions of a scan.
 */
final class Resolver implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern RATE = Pattern.compile("Queries per second:\\s+([0-9.]+)");
    private static final Pattern LOST = Pattern.compile("Queries lost:\\s+([0-9]+)");

    private final Settings settings;
    private final FiledSites sites;
    private Process nsd;

    /**
     * Where NSD lives.
     *
     * @param folder of its settings and its zone
     * @param port at which it answers
     * @param core of NSD and the database
     * @param ofService the core of the service, and of dnsperf while no scan runs
     */
    record Settings(Path folder, int port, String core, String ofService) {
        Path zone() {
            return folder.resolve("bench.test.zone");
        }

        Path questions() {
            return folder.resolve("questions.txt");
        }
    }

    Resolver(Settings settings, FiledSites sites) {
        this.settings = settings;
        this.sites = sites;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Answers as the world is at a scan; returns when it does. */
    void serve(int scan) throws IOException, InterruptedException {
        close();
        sites.writeZone(settings.zone(), scan);
        nsd = new ProcessBuilder(
                        "taskset",
                        "-c",
                        settings.core(),
                        "nsd",
                        "-d",
                        "-c",
                        settings.folder().resolve("nsd.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        settings.folder().resolve("nsd.log").toFile()))
                .start();
        var one = settings.folder().resolve("one.txt");
        Files.writeString(one, "serial.bench.test A\n");
        var begun = System.nanoTime();
        while (!dnsperf(one, "-n1", "-t1").contains("NOERROR 1 ")) {
            if (!nsd.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException("nsd does not answer; see nsd.log in " + settings.folder());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    /** NSD's processes, which change with each start. */
    Map<String, Long> pids() {
        var pids = new LinkedHashMap<String, Long>();
        Stream.concat(Stream.of(nsd.toHandle()), nsd.descendants())
                .forEach(process -> pids.put("nsd " + (pids.size() + 1), process.pid()));
        return pids;
    }

    /** Questions a second: one thread, one socket. */
    double perSecond(int seconds) throws IOException, InterruptedException {
        var said = dnsperf(settings.questions(), "-T1", "-c1", "-q100", "-l" + seconds);
        var rate = RATE.matcher(said);
        var lost = LOST.matcher(said);
        if (!rate.find() || !lost.find()) {
            throw new IllegalStateException("dnsperf told no rate: " + said);
        }
        if (!lost.group(1).equals("0")) {
            System.out.println("dnsperf lost " + lost.group(1) + " questions");
        }
        return Double.parseDouble(rate.group(1));
    }

    private String dnsperf(Path questions, String... more) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "taskset",
                "-c",
                settings.ofService(),
                "dnsperf",
                "-s",
                "127.0.0.1",
                "-p",
                Integer.toString(settings.port()),
                "-d",
                questions.toString()));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    @Override
    public void close() {
        if (nsd == null) {
            return;
        }
        var all = Stream.concat(nsd.descendants(), Stream.of(nsd.toHandle())).toList();
        nsd.destroy();
        all.forEach(process ->
                process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join());
        all.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
        nsd = null;
    }
}
