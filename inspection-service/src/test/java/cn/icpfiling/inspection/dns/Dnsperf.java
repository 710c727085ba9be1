package cn.icpfiling.inspection.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What a run of dnsperf said.
 *
 * @param lost questions without an answer: more that are out at once lower the rate, and these are the first sign
 * @param codes the response codes with their numbers
 */
record Dnsperf(double perSecond, long lost, String codes) {
    private static final Pattern RATE = Pattern.compile("Queries per second:\\s+([0-9.]+)");
    private static final Pattern LOST = Pattern.compile("Queries lost:\\s+([0-9]+)");
    private static final Pattern CODES = Pattern.compile("Response codes:\\s+(.+)");

    /** One thread and one socket. */
    static Dnsperf run(InetSocketAddress server, Path questions, int seconds) {
        try {
            var process = new ProcessBuilder(
                            "dnsperf",
                            "-s",
                            server.getAddress().getHostAddress(),
                            "-p",
                            Integer.toString(server.getPort()),
                            "-d",
                            questions.toString(),
                            "-T1",
                            "-c1",
                            "-q100",
                            "-l",
                            Integer.toString(seconds))
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("dnsperf failed: " + said);
            }
            return of(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Dnsperf of(String said) {
        var rate = RATE.matcher(said);
        var lost = LOST.matcher(said);
        var codes = CODES.matcher(said);
        if (!rate.find() || !lost.find() || !codes.find()) {
            throw new IllegalStateException("dnsperf told no rate: " + said);
        }
        return new Dnsperf(
                Double.parseDouble(rate.group(1)),
                Long.parseLong(lost.group(1)),
                codes.group(1).strip());
    }

    /** Whether each question was answered, and each answer was one of the zone. */
    boolean isSound() {
        return lost == 0 && codes.matches("NOERROR \\d+ \\(100\\.00%\\)");
    }
}
