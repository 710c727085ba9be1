package cn.icpfiling.filing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Speaks clamd's INSTREAM as the daemon does, byte for byte. It finds the word {@link #VIRUS}; of what has {@link #SILENT} in it, it hears the
 * first time and hangs up; at {@link #ALWAYS_SILENT} it hangs up each time.
 */
public final class FakeClamd implements AutoCloseable {

    public static final String VIRUS = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE";
    public static final String SILENT = "the scanner is down";
    public static final String ALWAYS_SILENT = "the scanner cannot read this";
    private static final int LONGEST = 25 << 20;

    private final Set<Integer> heard = ConcurrentHashMap.newKeySet();
    private final ServerSocket door;

    public FakeClamd() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    public String address() {
        return "tcp://127.0.0.1:" + door.getLocalPort();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                var line = door.accept();
                Thread.ofVirtual().start(() -> talk(line));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket line) {
        try (line) {
            var in = new DataInputStream(line.getInputStream());
            if (!"zINSTREAM".equals(command(in))) {
                line.getOutputStream().write("UNKNOWN COMMAND\0".getBytes(StandardCharsets.US_ASCII));
                return;
            }
            var stream = new ByteArrayOutputStream();
            for (var size = in.readInt(); size != 0; size = in.readInt()) {
                if (size < 0 || stream.size() + size > LONGEST) {
                    line.getOutputStream()
                            .write("INSTREAM size limit exceeded. ERROR\0".getBytes(StandardCharsets.US_ASCII));
                    return;
                }
                stream.write(in.readNBytes(size));
            }
            var text = stream.toString(StandardCharsets.ISO_8859_1);
            if (text.contains(ALWAYS_SILENT) || (text.contains(SILENT) && heard.add(text.hashCode()))) {
                return;
            }
            var answer = text.contains(VIRUS) ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0";
            line.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String command(DataInputStream in) throws IOException {
        var command = new StringBuilder();
        for (var c = in.read(); c > 0; c = in.read()) {
            command.append((char) c);
        }
        return command.toString();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
