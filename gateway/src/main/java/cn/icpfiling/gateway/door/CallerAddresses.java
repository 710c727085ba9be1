package cn.icpfiling.gateway.door;

import cn.icpfiling.platform.network.Network;
import cn.icpfiling.platform.web.security.CallerAddress;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Finds the address of the caller, which limits and networks of tokens rely on. The address of the connection counts. Only if
 * it is that of a proxy in {@code icp.trusted-proxies}, X-Forwarded-For is read, from its end: each trusted proxy vouches for
 * the entry that it has added, and the first address that is no trusted proxy is the caller's. What stands before it is
 * written by the caller. A text that is no address ends the search: the proxy that passed it on counts then.
 *
 * <p>Not Quarkus' own forwarding: that takes the first entry, which a caller writes if a balancer appends, and loses an IPv6
 * address in brackets or with a zone.
 */
@Singleton
final class CallerAddresses {

    private static final String SCHEME = "icp.caller-scheme";
    private static final int BEFORE_THE_DOOR = Integer.MAX_VALUE - 1;

    /** An IPv4 address or an IPv6 address in brackets may have a port; a bare IPv6 address cannot. */
    private static final Pattern ENTRY = Pattern.compile("(?:\\[((?=[^\\]]*:)[0-9A-Fa-f:.]{2,45})(?:%[^\\]]*)?]"
            + "|([0-9]{1,3}(?:\\.[0-9]{1,3}){3}))(?::[0-9]{1,5})?"
            + "|((?=[^%]*:)[0-9A-Fa-f:.]{2,45})(?:%.*)?");

    private final List<Network> proxies;

    CallerAddresses(
            @ConfigProperty(name = "icp.trusted-proxies") Optional<List<String>> proxies,
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean forwarding) {
        if (forwarding) {
            throw new IllegalStateException(
                    "quarkus.http.proxy.proxy-address-forwarding is true: a caller could choose its"
                            + " address; take it out, and name the proxies in icp.trusted-proxies.");
        }
        this.proxies =
                proxies.orElse(List.of()).stream().map(CallerAddresses::network).toList();
    }

    private static Network network(String written) {
        return Network.read(written.strip())
                .filter(network -> network.length() > 0)
                .orElseThrow(() -> new IllegalStateException("icp.trusted-proxies has \"" + written
                        + "\", which is no network of proxies; write one as 10.1.0.0/16 or fd00::/8."));
    }

    /** A wrong setting stops the start, and not the first request. */
    void start(@Observes StartupEvent started) {
        // The constructor has read the settings.
    }

    void open(@Observes Filters filters) {
        filters.register(this::identify, BEFORE_THE_DOOR);
    }

    private void identify(RoutingContext request) {
        var caller = request.request();
        var peer = literalOf(caller.connection().remoteAddress());
        var address = peer.flatMap(known -> callerOf(known, caller.headers()));
        address.ifPresent(known -> request.put(CallerAddress.KEY, known));
        var scheme = caller.scheme() == null ? "http" : caller.scheme();
        request.put(SCHEME, peer.filter(this::isTrusted).isPresent() ? schemeOf(caller.headers(), scheme) : scheme);
        request.next();
    }

    /** Returns the address of the caller; null if it is unknown. */
    static String addressOf(RoutingContext request) {
        return request.get(CallerAddress.KEY);
    }

    static String schemeOf(RoutingContext request) {
        return request.get(SCHEME);
    }

    /** @param peer the address of the connection */
    Optional<String> callerOf(String peer, MultiMap headers) {
        var entries = headers.getAll(RequestHeaders.FORWARDED_FOR).stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .toList();
        var found = peer;
        for (var entry : entries.reversed()) {
            if (!isTrusted(found)) {
                break;
            }
            var before = read(entry.strip());
            if (before.isEmpty()) {
                break;
            }
            found = before.get();
        }
        return Optional.of(found);
    }

    private boolean isTrusted(String literal) {
        return !proxies.isEmpty()
                && Network.bytesOf(literal)
                        .filter(address -> proxies.stream().anyMatch(network -> network.contains(address)))
                        .isPresent();
    }

    /** A proxy that ends TLS says so; the last line counts, which the nearest proxy has written. */
    private static String schemeOf(MultiMap headers, String otherwise) {
        var said = headers.getAll(RequestHeaders.FORWARDED_PROTO);
        if (said.isEmpty()) {
            return otherwise;
        }
        var words = said.getLast().split(",", -1);
        var last = words[words.length - 1].strip();
        return last.equals("http") || last.equals("https") ? last : otherwise;
    }

    /** Returns the canonical literal of a connection's address, without zone; empty for another kind of socket. */
    static Optional<String> literalOf(SocketAddress address) {
        if (address == null) {
            return Optional.empty();
        }
        return read(address.hostAddress() == null ? String.valueOf(address.host()) : address.hostAddress());
    }

    /**
     * Reads an entry of X-Forwarded-For: {@code 192.0.2.1}, {@code 192.0.2.1:80}, {@code 2001:db8::1}, {@code [2001:db8::1]},
     * {@code [2001:db8::1]:80}, each IPv6 address also with a zone, which means nothing on another machine. The literal that
     * it returns is bare, so that the services' own reader understands it.
     */
    static Optional<String> read(String entry) {
        var parts = ENTRY.matcher(entry);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var literal = Stream.of(1, 2, 3)
                .map(parts::group)
                .filter(part -> part != null)
                .findFirst();
        return literal.flatMap(Network::bytesOf).map(CallerAddresses::text);
    }

    private static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(Arrays.toString(address), impossible);
        }
    }
}
