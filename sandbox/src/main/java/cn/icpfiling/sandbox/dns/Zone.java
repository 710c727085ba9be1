package cn.icpfiling.sandbox.dns;

import cn.icpfiling.sandbox.magic.MagicDns;
import java.util.List;

/**
 * The zone to which an asked name belongs.
 *
 * @param apex the domain, A-labels in lower case without the final dot
 * @param how how the servers answer
 * @param addresses IPv4 and IPv6 addresses; may be empty
 * @param hop the label that an alias put before the domain; empty for the domain and its www
 */
record Zone(String apex, MagicDns how, List<String> addresses, String hop) {

    Zone at(String label) {
        return new Zone(apex, how, addresses, label);
    }

    Zone answering(MagicDns other) {
        return new Zone(apex, other, addresses, hop);
    }
}
