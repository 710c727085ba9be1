package cn.icpfiling.bench.gateway;

import cn.icpfiling.bench.service.HttpLine;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Reads a hundred times a second over one kept-alive connection and waits for each answer. */
final class CalmCaller {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int CALLS_A_SECOND_AT_MOST = 200;
    private static final int OK = 200;

    private final URI gateway;
    private final byte[] request;

    CalmCaller(URI gateway, String path, String token) {
        this.gateway = gateway;
        this.request = ("GET " + path + " HTTP/1.1\r\nHost: " + gateway.getAuthority() + "\r\nAuthorization: Bearer "
                        + token + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Ends with the first error: other callers must never affect this one. */
    Load calls(Duration length) throws IOException {
        var begun = System.nanoTime();
        var millis = new double[(int) (length.toSeconds() + 1) * CALLS_A_SECOND_AT_MOST];
        var calls = 0;
        try (var line = new HttpLine(gateway)) {
            for (var next = begun; next - begun < length.toNanos(); next += PAUSE) {
                LockSupport.parkNanos(next - System.nanoTime());
                var asked = System.nanoTime();
                var status = line.send(request).status();
                if (status != OK) {
                    throw new IOException("the calm caller was answered " + status);
                }
                millis[calls++] = (System.nanoTime() - asked) / 1e6;
            }
        }
        Arrays.sort(millis, 0, calls);
        return new Load(calls, (System.nanoTime() - begun) / 1e9, millis[calls / 2], millis[(int) (calls * 0.99)]);
    }
}
