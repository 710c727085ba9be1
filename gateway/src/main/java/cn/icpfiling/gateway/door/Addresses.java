package cn.icpfiling.gateway.door;

import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the replicas of one service are: what its setting names, with each name replaced by all addresses that it has now. Only those of
 * the family of the first count, because a replica with an IPv4 and an IPv6 address is one replica. A name that cannot be resolved keeps
 * the addresses that it had.
 */
final class Addresses {

    /** Finds the addresses of a name. */
    interface Names {
        InetAddress[] of(String name) throws UnknownHostException;
    }

    private final List<URI> written;
    private final Names names;
    private volatile List<RequestOptions> now;

    Addresses(List<URI> written, Names names) {
        written.stream()
                .filter(address -> address.getHost() == null)
                .findFirst()
                .ifPresent(address -> {
                    throw new IllegalStateException(
                            "\"" + address + "\" is no address of a service; write one as http://host:8101.");
                });
        this.written = written;
        this.names = names;
        this.now = written.stream().map(Addresses::unresolved).toList();
    }

    /** Returns the same list until the addresses change. */
    List<RequestOptions> now() {
        return now;
    }

    /** Asks the name service, which may take long. Called by one thread at a time. */
    void resolve() {
        var found = new ArrayList<RequestOptions>();
        for (var address : written) {
            found.addAll(resolved(address));
        }
        if (!servers(found).equals(servers(now))) {
            now = List.copyOf(found);
        }
    }

    private static List<SocketAddress> servers(List<RequestOptions> addresses) {
        return addresses.stream()
                .map(options -> (SocketAddress) options.getServer())
                .toList();
    }

    private List<RequestOptions> resolved(URI address) {
        try {
            var all = names.of(address.getHost());
            var found = new ArrayList<RequestOptions>();
            for (var one : all) {
                if (one.getClass() == all[0].getClass()) {
                    found.add(options(address, SocketAddress.inetSocketAddress(port(address), one.getHostAddress())));
                }
            }
            found.sort((one, other) ->
                    one.getServer().toString().compareTo(other.getServer().toString()));
            return found;
        } catch (UnknownHostException unknown) {
            var had = now.stream()
                    .filter(options ->
                            options.getHost().equals(address.getHost()) && options.getPort() == port(address))
                    .toList();
            return had.isEmpty() ? List.of(unresolved(address)) : had;
        }
    }

    private static RequestOptions unresolved(URI address) {
        return options(address, SocketAddress.inetSocketAddress(port(address), address.getHost()));
    }

    private static int port(URI address) {
        var isTls = "https".equals(address.getScheme());
        return address.getPort() >= 0 ? address.getPort() : isTls ? 443 : 80;
    }

    private static RequestOptions options(URI address, SocketAddress server) {
        return new RequestOptions()
                .setServer(server)
                .setHost(address.getHost())
                .setPort(port(address))
                .setSsl("https".equals(address.getScheme()));
    }
}
