package cn.icpfiling.systemtests.storm;

import cn.icpfiling.systemtests.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Observes gateway and filing-service from outside: /proc, jcmd, and the management port's metrics. Linux only. */
final class Processes {

    private static final Pattern LIVE = Pattern.compile("used (\\d+)K");
    private static final Pattern DIRECT = Pattern.compile(
            "^jvm_buffer_memory_used_bytes\\{[^}]*id=\"direct\"[^}]*\\} ([0-9.E+]+)$", Pattern.MULTILINE);
    private static final String ESTABLISHED = "01";
    private static final int MANAGEMENT = 100;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path run;
    private final URI gateway;
    private final int filingPort;

    Processes(Stack stack, int filingPort) {
        this.run = stack.logs().resolveSibling("run");
        this.gateway = stack.gateway();
        this.filingPort = filingPort;
    }

    Footprint look() {
        var gatewayPid = pid("gateway");
        var filingPid = pid("filing-service");
        return new Footprint(
                connectionsTo(filingPort),
                files(gatewayPid),
                files(filingPid),
                liveHeap(gatewayPid),
                liveHeap(filingPid),
                direct(gateway.getPort() + MANAGEMENT));
    }

    long pid(String name) {
        try {
            return Long.parseLong(Files.readString(run.resolve(name + ".pid")).split(" ")[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Counts at the caller's end: entries whose remote port is the service's. A JVM's IPv4 connections can also be in
     * tcp6.
     */
    static int connectionsTo(int port) {
        return connectionsTo(port, "/proc/net/tcp") + connectionsTo(port, "/proc/net/tcp6");
    }

    private static int connectionsTo(int port, String table) {
        var wanted = ":%04X".formatted(port);
        try (var lines = Files.lines(Path.of(table), StandardCharsets.US_ASCII)) {
            return (int) lines.map(line -> line.strip().split(" +"))
                    .filter(fields -> fields[2].endsWith(wanted) && fields[3].equals(ESTABLISHED))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int files(long pid) {
        try (var open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return (int) open.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int liveHeap(long pid) {
        jcmd(pid, "GC.run");
        var used = LIVE.matcher(jcmd(pid, "GC.heap_info"));
        var kilobytes = 0;
        // The young and old generation of the serial collector; the third match is metaspace.
        for (var generation = 0; generation < 2 && used.find(); generation++) {
            kilobytes += Integer.parseInt(used.group(1));
        }
        return kilobytes / 1024;
    }

    private static String jcmd(long pid, String command) {
        try {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            "" + pid,
                            command)
                    .redirectErrorStream(true)
                    .start();
            var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("jcmd " + pid + " " + command + ": " + told);
            }
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int direct(int port) {
        try {
            var metrics = HTTP.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/metrics"))
                                    .header("Accept", "text/plain")
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            var used = DIRECT.matcher(metrics);
            if (!used.find()) {
                throw new IllegalStateException("the gateway's metrics do not tell its direct memory");
            }
            return (int) (Double.parseDouble(used.group(1)) / 1024 / 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
