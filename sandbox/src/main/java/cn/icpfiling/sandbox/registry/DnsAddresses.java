package cn.icpfiling.sandbox.registry;

import cn.icpfiling.sandbox.refusal.Fields;
import java.util.List;
import org.xbill.DNS.Address;

/** Checks the addresses that the DNS is told to answer: at most 20, each a plain IPv4 or IPv6 address. */
final class DnsAddresses {

    private static final int MOST = 20;

    private DnsAddresses() {}

    /** Collects the faults of the field {@code /addresses}; null is a valid value. */
    static void check(List<String> addresses, Fields fields) {
        if (addresses == null) {
            return;
        }
        fields.check(addresses.size() <= MOST, "/addresses", "TOO_LONG", "/addresses holds at most " + MOST);
        for (var i = 0; i < addresses.size(); i++) {
            fields.check(
                    isAddress(addresses.get(i)), "/addresses/" + i, "WRONG_FORM", "an address is a plain IPv4 or IPv6");
        }
    }

    private static boolean isAddress(String address) {
        return address != null
                && (Address.toByteArray(address, Address.IPv4) != null
                        || Address.toByteArray(address, Address.IPv6) != null);
    }
}
