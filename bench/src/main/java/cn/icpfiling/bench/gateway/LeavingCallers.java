package cn.icpfiling.bench.gateway;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts callers that leave, at a fixed rate, until it is closed. A caller leaves in the middle of a request's head, in
 * the middle of a body, or before the answer, up to five milliseconds after its last byte. Each has its own connection;
 * half of them end it by a reset.
 */
final class LeavingCallers implements AutoCloseable {

    private static final int AT_ONCE = 64;
    private static final int LONGEST_MILLIS = 5;
    private static final int BODY = 200_000;

    private final URI gateway;
    private final String token;
    private final AtomicLong gone = new AtomicLong();
    private final AtomicLong underWay = new AtomicLong();
    private final Thread pacemaker;
    private volatile boolean goesOn = true;

    LeavingCallers(URI gateway, String token, int aSecond) {
        this.gateway = gateway;
        this.token = token;
        this.pacemaker = Thread.ofPlatform().name("leaving-callers").start(() -> come(aSecond));
    }

    /** Returns the number of callers that have left. */
    long gone() {
        return gone.get();
    }

    private void come(int aSecond) {
        var chance = new Random(aSecond);
        var pace = TimeUnit.SECONDS.toNanos(1) / aSecond;
        var next = System.nanoTime();
        while (goesOn) {
            if (underWay.get() < AT_ONCE) {
                underWay.incrementAndGet();
                var own = new Random(chance.nextLong());
                Thread.ofVirtual().start(() -> comeAndGo(own));
            }
            next += pace;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private void comeAndGo(Random chance) {
        try (var line = new Socket(gateway.getHost(), gateway.getPort())) {
            line.setTcpNoDelay(true);
            if (chance.nextBoolean()) {
                line.setSoLinger(true, 0);
            }
            line.getOutputStream().write(sent(chance));
            TimeUnit.MILLISECONDS.sleep(chance.nextInt(LONGEST_MILLIS + 1));
        } catch (IOException refused) {
            // The gateway may close first.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            gone.incrementAndGet();
            underWay.decrementAndGet();
        }
    }

    private byte[] sent(Random chance) {
        var read = head("GET /api/v1/orders", "");
        return switch (chance.nextInt(3)) {
            case 0 -> Arrays.copyOf(read, 1 + chance.nextInt(read.length - 1));
            case 1 -> read;
            default -> {
                var write = head(
                        "PUT /api/v1/orders/019ab0a2-7c00-7000-8000-000000000001/materials/SUBJECT_CERTIFICATE",
                        "Content-Type: image/jpeg\r\nContent-Length: " + BODY + "\r\n");
                yield Arrays.copyOf(write, write.length + chance.nextInt(BODY / 4));
            }
        };
    }

    private byte[] head(String request, String headers) {
        return (request + " HTTP/1.1\r\nHost: " + gateway.getAuthority() + "\r\nAuthorization: Bearer " + token + "\r\n"
                        + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws InterruptedException {
        goesOn = false;
        pacemaker.join();
        while (underWay.get() > 0) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}
