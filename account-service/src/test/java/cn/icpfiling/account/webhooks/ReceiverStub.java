package cn.icpfiling.account.webhooks;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * The receivers of the world: a name server that leads each name to this machine, and one server there. The first label of the host says
 * how the receiver behaves, such as ok-1.receivers.example.
 */
public class ReceiverStub implements QuarkusTestResourceLifecycleManager {

    private static final String HERE = "127.0.0.1";
    private static final String INTERNAL = "10.0.0.1";
    private static final byte[] MORE = "x".repeat(8192).getBytes(StandardCharsets.US_ASCII);

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> times = new ConcurrentHashMap<>();
    private final Set<String> moved = ConcurrentHashMap.newKeySet();
    private final Map<String, String> behaviours = new ConcurrentHashMap<>();
    private ServerSocket server;
    private DatagramSocket names;

    /** A request as it came. */
    public record Received(String host, Map<String, String> headers, String body, Instant at) {
        public String header(String name) {
            return headers.get(name);
        }
    }

    /** What came to the host, in the order of arrival. */
    public List<Received> of(String host) {
        return received.stream().filter(one -> one.host().equals(host)).toList();
    }

    /** From now on the name leads to a private address. */
    public void moves(String host) {
        moved.add(host);
    }

    /** From now on the host behaves as another one. */
    public void becomes(String host, String behaviour) {
        behaviours.put(host, behaviour);
    }

    public String url(String host) {
        return "http://" + host + ":" + server.getLocalPort() + "/hook";
    }

    @Override
    public Map<String, String> start() {
        try {
            server = new ServerSocket(0, 500, InetAddress.ofLiteral(HERE));
            names = new DatagramSocket(0, InetAddress.ofLiteral(HERE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
        Thread.ofVirtual().start(this::resolve);
        var settings = new HashMap<String, String>();
        settings.put("icp.webhooks.plain-http", "true");
        settings.put("icp.webhooks.timeout", "PT1.5S");
        settings.put("icp.webhooks.schedule", "PT0.2S,PT0.2S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H");
        settings.put("icp.webhooks.lease", "PT4S");
        settings.put("icp.webhooks.poll", "PT0.1S");
        settings.put("icp.webhooks.egress-addresses", "203.0.113.0/28");
        settings.put("icp.egress.ports", Integer.toString(server.getLocalPort()));
        settings.put("icp.egress.accepted-special-purpose", "127.0.0.0/8");
        settings.put("icp.egress.resolvers", HERE + ":" + names.getLocalPort());
        return settings;
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var connection = server.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = connection.getInputStream();
            var headers = head(in);
            var host = headers.get("host").replaceAll(":\\d+$", "");
            var body = new String(
                    in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0"))),
                    StandardCharsets.UTF_8);
            received.add(new Received(host, headers, body, Instant.now()));
            answer(connection, host);
        } catch (IOException | InterruptedException gone) {
            // The platform has what it wanted, or gave up.
        }
    }

    private static Map<String, String> head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var read = in.read();
            if (read < 0) {
                throw new IOException("no request");
            }
            head.append((char) read);
        }
        var headers = new HashMap<String, String>();
        head.toString()
                .lines()
                .skip(1)
                .filter(line -> line.contains(": "))
                .forEach(line -> headers.put(
                        line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT),
                        line.substring(line.indexOf(':') + 2)));
        return headers;
    }

    private void answer(Socket connection, String host) throws IOException, InterruptedException {
        var time = times.merge(host, 1, Integer::sum);
        switch (behaviours.getOrDefault(host, host.substring(0, host.indexOf('-')))) {
            case "hang" -> Thread.sleep(31_000);
            case "slow" -> {
                Thread.sleep(400);
                say(connection, "204 No Content", "");
            }
            case "rst" -> connection.setSoLinger(true, 0);
            case "redirect" -> say(connection, "301 Moved", "Location: " + url("ok-inside.receivers.example") + "\r\n");
            case "gone" -> say(connection, "410 Gone", "");
            case "busy" -> say(connection, "429 Too Many Requests", "Retry-After: 120\r\n");
            case "mixed" -> {
                if (time == 1) {
                    Thread.sleep(500);
                    say(connection, "204 No Content", "");
                } else {
                    say(connection, "429 Too Many Requests", "Retry-After: 120\r\n");
                }
            }
            case "flaky" -> say(connection, time == 1 ? "500 Broken" : "200 OK", "");
            case "dead" -> say(connection, "500 Broken", "");
            case "slowloris" -> drip(connection);
            case "endless" -> {
                say(connection, "200 OK", "Transfer-Encoding: chunked\r\n");
                while (true) {
                    connection.getOutputStream().write("2000\r\n".getBytes(StandardCharsets.US_ASCII));
                    connection.getOutputStream().write(MORE);
                    connection.getOutputStream().write("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            }
            default -> say(connection, "204 No Content", "");
        }
    }

    private static void say(Socket connection, String status, String headers) throws IOException {
        connection
                .getOutputStream()
                .write(("HTTP/1.1 " + status + "\r\n" + headers + "Connection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        connection.getOutputStream().flush();
    }

    /** One byte in a while, so that no single read is late. */
    private static void drip(Socket connection) throws IOException, InterruptedException {
        for (var b : ("HTTP/1.1 200 OK\r\nX: " + "y".repeat(300)).getBytes(StandardCharsets.US_ASCII)) {
            connection.getOutputStream().write(b);
            connection.getOutputStream().flush();
            Thread.sleep(200);
        }
    }

    private void resolve() {
        var packet = new DatagramPacket(new byte[1500], 1500);
        while (!names.isClosed()) {
            try {
                names.receive(packet);
                var question = new Message(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
                var reply = new Message(question.getHeader().getID());
                reply.getHeader().setFlag(Flags.QR);
                reply.addRecord(question.getQuestion(), Section.QUESTION);
                if (question.getQuestion().getType() == Type.A) {
                    var name = question.getQuestion().getName();
                    var host = name.toString(true).toLowerCase(Locale.ROOT);
                    var address = host.startsWith("private-") || moved.contains(host) ? INTERNAL : HERE;
                    reply.addRecord(new ARecord(name, DClass.IN, 0, InetAddress.ofLiteral(address)), Section.ANSWER);
                }
                var bytes = reply.toWire();
                names.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(ReceiverStub.class));
    }

    @Override
    public void stop() {
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (names != null) {
            names.close();
        }
    }
}
