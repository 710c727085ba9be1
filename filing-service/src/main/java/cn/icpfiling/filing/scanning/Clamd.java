package cn.icpfiling.filing.scanning;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Client of clamd's command INSTREAM: pieces with their length before them, an empty piece at the end, and an answer of
 * one line. Each file has its own connection, as the daemon expects.
 */
@ApplicationScoped
class Clamd implements Scanner {

    private static final Logger LOG = Logger.getLogger(Clamd.class);
    private static final byte[] INSTREAM = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int PIECE = 64 << 10;
    private static final int LONGEST_ANSWER = 4 << 10;

    private final Optional<URI> address;
    private final Duration patience;
    private final MeterRegistry meters;

    /** @param address {@code off}, {@code tcp://host:port} or {@code unix:/path} */
    Clamd(
            @ConfigProperty(name = "icp.scanner.clamd") String address,
            @ConfigProperty(name = "icp.scanner.patience") Duration patience,
            MeterRegistry meters) {
        this.address = address.equals("off") ? Optional.empty() : Optional.of(known(URI.create(address)));
        this.patience = patience;
        this.meters = meters;
    }

    /**
     * Logs a missing scanner. In staging and production GuardedSettings refuses the start unless an operator has
     * accepted it.
     */
    void say(@Observes StartupEvent started) {
        if (!isThere()) {
            LOG.warn("There is no virus scanner (icp.scanner.clamd=off): papers are taken in as they come");
        }
    }

    private static URI known(URI address) {
        if ("unix".equals(address.getScheme()) || ("tcp".equals(address.getScheme()) && address.getPort() > 0)) {
            return address;
        }
        throw new IllegalArgumentException("icp.scanner.clamd is off, tcp://host:port or unix:/path");
    }

    @Override
    public boolean isThere() {
        return address.isPresent();
    }

    @Override
    public Verdict scan(Content content) throws IOException {
        Verdict verdict;
        try (var in = content.open()) {
            verdict = asked(in);
        }
        meters.counter("icp.filing.scans", "outcome", verdict.name().toLowerCase(Locale.ROOT))
                .increment();
        return verdict;
    }

    /** An error while the file is read is thrown. An error of the connection counts as the scanner's silence. */
    private Verdict asked(InputStream in) throws IOException {
        try (var line = isUnix() ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open()) {
            var watch = Thread.ofVirtual().start(() -> hangUpWhenLate(line));
            try {
                line.connect(place());
                send(line, in);
                return understood(answer(line));
            } finally {
                watch.interrupt();
            }
        } catch (ReadingFailed ours) {
            throw ours.failure();
        } catch (IOException silent) {
            LOG.warnf("the virus scanner does not answer: %s", silent.getMessage());
            return Verdict.SILENT;
        }
    }

    private boolean isUnix() {
        return address.orElseThrow().getScheme().equals("unix");
    }

    private SocketAddress place() throws UnknownHostException {
        var there = address.orElseThrow();
        return isUnix()
                ? UnixDomainSocketAddress.of(there.getSchemeSpecificPart().replaceFirst("^//", ""))
                : new InetSocketAddress(InetAddress.getByName(there.getHost()), there.getPort());
    }

    private void hangUpWhenLate(SocketChannel line) {
        try {
            Thread.sleep(patience);
            line.close();
        } catch (InterruptedException answered) {
            Thread.currentThread().interrupt();
        } catch (IOException closed) {
            LOG.debug("the line to the scanner was closed already", closed);
        }
    }

    private static void send(SocketChannel line, InputStream in) throws IOException {
        write(line, ByteBuffer.wrap(INSTREAM));
        var piece = new byte[PIECE];
        for (var read = next(in, piece); read >= 0; read = next(in, piece)) {
            if (read > 0) {
                write(
                        line,
                        ByteBuffer.allocate(4 + read)
                                .putInt(read)
                                .put(piece, 0, read)
                                .flip());
            }
        }
        write(line, ByteBuffer.allocate(4));
    }

    private static int next(InputStream in, byte[] piece) throws ReadingFailed {
        try {
            return in.read(piece);
        } catch (IOException e) {
            throw new ReadingFailed(e);
        }
    }

    private static void write(SocketChannel line, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            line.write(bytes);
        }
    }

    private static String answer(SocketChannel line) throws IOException {
        var said = ByteBuffer.allocate(LONGEST_ANSWER);
        while (said.hasRemaining() && line.read(said) >= 0) {
            if (said.position() > 0 && said.get(said.position() - 1) == 0) {
                break;
            }
        }
        return new String(said.array(), 0, said.position(), StandardCharsets.US_ASCII).strip();
    }

    /** The answer is {@code stream: OK}, {@code stream: <signature> FOUND}, or the reason why clamd could not scan. */
    private static Verdict understood(String answer) {
        var said = answer.replace("\0", "").strip();
        if (said.equals("stream: OK")) {
            return Verdict.CLEAN;
        }
        if (said.startsWith("stream: ") && said.endsWith(" FOUND")) {
            LOG.warnf("the virus scanner found %s", said.replaceAll("[^ -~]", "?"));
            return Verdict.INFECTED;
        }
        LOG.warnf("the virus scanner could not look: %s", said.replaceAll("[^ -~]", "?"));
        return Verdict.SILENT;
    }

    private static final class ReadingFailed extends IOException {
        private static final long serialVersionUID = 1L;

        ReadingFailed(IOException failure) {
            super(failure);
        }

        IOException failure() {
            return (IOException) getCause();
        }
    }
}
