package cn.icpfiling.sandbox.dns;

import cn.icpfiling.sandbox.magic.MagicDns;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.Address;

/**
 * The addresses that a case makes up. All are of the documentation and benchmark ranges (RFC 5737, RFC 3849, RFC 2544), as
 * those of the simulated cloud, so that no real machine is named.
 */
final class WorldAddresses {

    private static final int SMALLEST_HOST = 1;
    private static final int LARGEST_HOST = 254;

    private WorldAddresses() {}

    static List<String> elsewhere(String domain) {
        return List.of("192.0.2." + host(domain));
    }

    static List<String> hongKong(String domain) {
        return List.of("198.51.100." + host(domain));
    }

    static List<String> abroad(String domain) {
        return List.of("198.18." + Math.floorMod(domain.hashCode() >> 8, 256) + "." + host(domain));
    }

    /** The addresses of a magic name that has none of its own. */
    static List<String> here(MagicDns how, String domain) {
        return List.of(how == MagicDns.SIX_ONLY ? "2001:db8::" + host(domain) : "203.0.113." + host(domain));
    }

    static List<String> sixOnly(List<String> addresses, String domain) {
        var six = addresses.stream()
                .filter(address -> Address.toByteArray(address, Address.IPv4) == null)
                .toList();
        return six.isEmpty() ? here(MagicDns.SIX_ONLY, domain) : six;
    }

    /** The 254 neighbours of each address: other hosts of its last octet, the address among them. */
    static List<String> neighbours(List<String> addresses) {
        var all = new ArrayList<String>();
        for (var address : addresses) {
            var octets = octets(address);
            if (octets[octets.length - 1] == 0) {
                all.add(address);
            }
            for (var host = SMALLEST_HOST; host <= LARGEST_HOST; host++) {
                octets[octets.length - 1] = (byte) host;
                all.add(inet(octets).getHostAddress());
            }
        }
        return all;
    }

    static byte[] octets(String address) {
        var four = Address.toByteArray(address, Address.IPv4);
        return four != null ? four : Address.toByteArray(address, Address.IPv6);
    }

    static InetAddress inet(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address was stored that is none", e);
        }
    }

    private static int host(String domain) {
        return SMALLEST_HOST + Math.floorMod(domain.hashCode(), LARGEST_HOST);
    }
}
