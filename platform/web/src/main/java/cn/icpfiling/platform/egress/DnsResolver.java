package cn.icpfiling.platform.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks the recursive resolvers of the setting {@code icp.egress.resolvers}: no cache, no search list, no hosts file. */
final class DnsResolver implements Resolver {

    private static final int RETRIES = 2;

    private final List<InetSocketAddress> servers;

    /** @param servers each an IP address and a port, such as 127.0.0.1:8053 or [::1]:53 */
    DnsResolver(List<String> servers) {
        this.servers =
                servers.stream().map(String::strip).map(DnsResolver::server).toList();
    }

    private static InetSocketAddress server(String text) {
        var colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("icp.egress.resolvers: an address and a port, not " + text);
        }
        var address = text.substring(0, colon).replaceAll("^\\[|]$", "");
        return new InetSocketAddress(InetAddress.ofLiteral(address), Integer.parseInt(text.substring(colon + 1)));
    }

    @Override
    public List<InetAddress> addresses(String host, Duration patience) throws IOException {
        var resolver = new ExtendedResolver(servers.stream()
                .map(server -> asking(server, patience.dividedBy((long) RETRIES * servers.size())))
                .toArray(SimpleResolver[]::new));
        resolver.setRetries(RETRIES);
        var until = System.nanoTime() + patience.toNanos();
        var found = new ArrayList<InetAddress>();
        for (var type : new int[] {Type.A, Type.AAAA}) {
            try {
                var left = Duration.ofNanos(until - System.nanoTime());
                if (left.isNegative()) {
                    throw new SocketTimeoutException("names");
                }
                resolver.setTimeout(left);
                found.addAll(ask(resolver, host, type));
            } catch (IOException silent) {
                // Some servers never answer AAAA (RFC 4074). The addresses that are known are checked before they are
                // connected to.
                if (found.isEmpty()) {
                    throw silent;
                }
            }
        }
        return found;
    }

    /** Each try has its own limit of time; without it a silent server would take ten seconds. */
    private static SimpleResolver asking(InetSocketAddress server, Duration patience) {
        var resolver = new SimpleResolver(server);
        resolver.setTimeout(patience);
        return resolver;
    }

    private static List<InetAddress> ask(ExtendedResolver resolver, String host, int type) throws IOException {
        var lookup = lookup(host, type);
        lookup.setResolver(resolver);
        lookup.setCache(null);
        lookup.setHostsFileParser(null);
        var records = lookup.run();
        return switch (lookup.getResult()) {
            case Lookup.SUCCESSFUL -> {
                var found = new ArrayList<InetAddress>();
                for (var record : records) {
                    if (record instanceof ARecord a) {
                        found.add(a.getAddress());
                    } else if (record instanceof AAAARecord aaaa) {
                        found.add(aaaa.getAddress());
                    }
                }
                yield found;
            }
            case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> List.of();
            case Lookup.TRY_AGAIN -> throw new SocketTimeoutException("names");
            default -> throw new IOException("names");
        };
    }

    private static Lookup lookup(String host, int type) throws IOException {
        try {
            return new Lookup(Name.fromString(host + "."), type);
        } catch (TextParseException impossible) {
            throw new IOException(impossible);
        }
    }
}
