package cn.icpfiling.inspection.scans;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the address of a name server from a setting: IPv4 or IPv6, and a port, 53 if it is left out. */
final class ServerAddress {
    private static final int DNS = 53;
    private static final Pattern WITH_PORT = Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([0-9.]+)):(\\d{1,5})");

    private ServerAddress() {}

    /** @throws IllegalArgumentException for a host name and for anything else that is no address */
    static InetSocketAddress parse(String written) {
        var matcher = WITH_PORT.matcher(written.strip());
        if (matcher.matches()) {
            var address = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            return new InetSocketAddress(InetAddress.ofLiteral(address), Integer.parseInt(matcher.group(3)));
        }
        var bare = written.strip().replaceAll("^\\[(.*)]$", "$1");
        return new InetSocketAddress(InetAddress.ofLiteral(bare), DNS);
    }

    static List<InetSocketAddress> parseAll(List<String> written) {
        return written.stream().map(ServerAddress::parse).toList();
    }
}
