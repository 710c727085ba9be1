package cn.icpfiling.platform.egress;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;

/** A client whose names resolve as the test says. */
final class Scene implements Resolver {

    static final FetchLimits QUICK =
            new FetchLimits(Duration.ofMillis(1500), Duration.ofMillis(500), 8 << 10, 256 << 10, 512 << 10, 100, 5);

    private final Map<String, Queue<List<InetAddress>>> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private List<InetAddress> otherwise = List.of();
    private Duration pause = Duration.ZERO;

    static InetAddress address(String text) {
        return InetAddress.ofLiteral(text);
    }

    Scene resolve(String host, String... addresses) {
        answers.computeIfAbsent(host, _ -> new ArrayDeque<>())
                .add(List.of(addresses).stream().map(Scene::address).toList());
        return this;
    }

    Scene resolveAllOthers(String address) {
        otherwise = List.of(address(address));
        return this;
    }

    Scene resolvesAfter(Duration wait) {
        pause = wait;
        return this;
    }

    @Override
    public synchronized List<InetAddress> addresses(String host, Duration patience) throws UnknownHostException {
        LockSupport.parkNanos(pause.toNanos());
        asked.add(host);
        var next = answers.get(host);
        if (next == null) {
            return otherwise;
        }
        return next.size() == 1 ? next.peek() : next.poll();
    }

    List<String> asked() {
        return asked;
    }

    SafeFetch client(int port, String... accepted) {
        return client(port, 8, systemTrust(), accepted);
    }

    SafeFetch client(int port, int atOnce, SSLContext trust, String... accepted) {
        return new SafeFetch(
                new EgressSettings(Set.of(port), List.of(accepted), List.of(), atOnce, true, "test/1.0"), this, trust);
    }

    static URI url(String host, int port, String path) {
        return URI.create("http://" + host + ":" + port + path);
    }

    static SSLContext systemTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
