package cn.icpfiling.verification.sources;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A WHOIS server that answers one text, or nothing at all. */
public final class WhoisStub implements AutoCloseable {

    private final ServerSocket server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Duration pause;
    private volatile String asked;

    /** @param answer null to hang */
    public WhoisStub(String answer) {
        this(answer == null ? null : answer.getBytes(StandardCharsets.UTF_8), Duration.ZERO);
    }

    /** @param pause before each byte */
    public WhoisStub(byte[] answer, Duration pause) {
        this.pause = pause;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        Thread.ofVirtual().start(() -> accept(answer));
    }

    public int port() {
        return server.getLocalPort();
    }

    public String asked() {
        return asked;
    }

    private void accept(byte[] answer) {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                asked = in.readLine();
                if (answer == null) {
                    closed.await();
                } else {
                    write(answer, socket.getOutputStream());
                }
            } catch (IOException gone) {
                // the asker gave up, or the test is over: accept the next, if any
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void write(byte[] answer, OutputStream out) throws IOException, InterruptedException {
        if (pause.isZero()) {
            out.write(answer);
            return;
        }
        for (var letter : answer) {
            Thread.sleep(pause);
            out.write(letter);
            out.flush();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
