package cn.icpfiling.inspection.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The sites of the world: a name server that leads every name to one web server at all addresses of this machine, and the pages by hosts. */
public class SiteStub implements QuarkusTestResourceLifecycleManager {

    private static final String HERE = "127.0.0.1";

    private final Map<String, byte[]> pages = new ConcurrentHashMap<>();
    private final Map<String, String> redirects = new ConcurrentHashMap<>();
    private final Set<String> slow = ConcurrentHashMap.newKeySet();
    private final Set<String> lame = ConcurrentHashMap.newKeySet();
    private volatile boolean deaf;
    private HttpServer server;
    private DatagramSocket names;

    /** From now on every page of the host is a redirect to this address. */
    public void leads(String host, String location) {
        redirects.put(host, location);
    }

    /** From now on the host answers after a moment. */
    public void isSlow(String host) {
        slow.add(host);
    }

    /** From now on the name server fails for the host, and for its www. */
    public void isLame(String host) {
        lame.add(host);
        lame.add("www." + host);
    }

    /** From now on the name server fails for every name, or for none but those that are lame. */
    public void knowsNames(boolean well) {
        deaf = !well;
    }

    /** From now on the host has this page. */
    public void shows(String host, String page, Charset charset) {
        pages.put(host, page.getBytes(charset));
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(0), 0);
            names = new DatagramSocket(0, InetAddress.ofLiteral(HERE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
        Thread.ofVirtual().start(this::resolve);
        var port = server.getAddress().getPort();
        return Map.of(
                "icp.pages.urls",
                "http://{host}:" + port + "/",
                "icp.egress.ports",
                Integer.toString(port),
                "icp.egress.accepted-special-purpose",
                "127.0.0.0/8",
                "icp.networks.accepted-special-purpose",
                "127.0.0.0/8",
                "icp.egress.resolvers",
                HERE + ":" + names.getLocalPort());
    }

    private void answer(HttpExchange call) throws IOException {
        var host = call.getRequestHeaders().getFirst("Host").replaceAll(":\\d+$", "");
        if (slow.contains(host)) {
            LockSupport.parkNanos(300_000_000);
        }
        var page = pages.get(host);
        var body = page == null ? "nothing here".getBytes(StandardCharsets.UTF_8) : page;
        call.getResponseHeaders().set("Content-Type", "text/html");
        var location = redirects.get(host);
        if (location != null) {
            call.getResponseHeaders().set("Location", location);
        }
        call.sendResponseHeaders(location != null ? 301 : page == null ? 404 : 200, body.length);
        try (var out = call.getResponseBody()) {
            out.write(body);
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
                var name = question.getQuestion().getName();
                if (deaf || lame.contains(name.toString(true))) {
                    reply.getHeader().setRcode(Rcode.SERVFAIL);
                } else if (question.getQuestion().getType() == Type.A) {
                    reply.addRecord(new ARecord(name, DClass.IN, 1, InetAddress.ofLiteral(HERE)), Section.ANSWER);
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
        injector.injectIntoFields(this, new TestInjector.MatchesType(SiteStub.class));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
        if (names != null) {
            names.close();
        }
    }
}
