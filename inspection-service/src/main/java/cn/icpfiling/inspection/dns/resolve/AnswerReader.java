package cn.icpfiling.inspection.dns.resolve;

import cn.icpfiling.inspection.dns.verdict.FamilyMerge;
import cn.icpfiling.inspection.dns.verdict.HereTest;
import cn.icpfiling.inspection.dns.verdict.Proof;
import cn.icpfiling.inspection.dns.verdict.VerdictKind;
import cn.icpfiling.inspection.dns.wire.Message;
import cn.icpfiling.inspection.dns.wire.Message.Section;
import cn.icpfiling.inspection.dns.wire.Name;
import cn.icpfiling.inspection.dns.wire.Wire;
import cn.icpfiling.inspection.dns.zone.Zone;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says what an answer means. A server is believed about its own zone only: records of other names are left out, an
 * answer without authority is lame, a referral must lead down towards the asked name (RFC 2181 5.4.1, RFC 1034 4.3.2).
 * A recursive resolver is believed about every name.
 */
final class AnswerReader {
    /** Names of servers that one referral may name; the smallest count. The root and top-level zones have up to 13. */
    static final int MOST_HOSTS = 13;

    private final int longestChain;

    AnswerReader(int longestChain) {
        this.longestChain = longestChain;
    }

    Answer read(Message message, Name asked, int type, Zone zone, HereTest hereTest, Proof proof) {
        var rcode = message.rcode();
        if (rcode == Wire.REFUSED) {
            return Answer.result(VerdictKind.REFUSED, List.of(), proof);
        }
        if (rcode != Wire.NOERROR && rcode != Wire.NXDOMAIN) {
            return Answer.result(VerdictKind.SERVFAIL, List.of(), proof);
        }
        List<Name> aliases = List.of();
        var end = asked;
        for (var record = aliasOf(message, end, zone); record >= 0; record = aliasOf(message, end, zone)) {
            end = message.target(record);
            if (end.equals(asked) || aliases.contains(end) || aliases.size() >= longestChain) {
                return bearsAuthority(message, zone)
                        ? Answer.result(VerdictKind.ALIAS_BROKEN, aliases, proof)
                        : Answer.result(VerdictKind.LAME, List.of(), proof);
            }
            aliases = aliases.isEmpty() ? new ArrayList<>(2) : aliases;
            aliases.add(end);
        }
        if (bearsAuthority(message, zone)) {
            return authoritative(message, end, type, zone, aliases, hereTest, proof);
        }
        return aliases.isEmpty() && rcode == Wire.NOERROR && message.answers() == 0
                ? referral(message, asked, zone, proof)
                : Answer.result(VerdictKind.LAME, List.of(), proof);
    }

    private static boolean bearsAuthority(Message message, Zone zone) {
        return zone.isResolver() || message.isAuthoritative();
    }

    /** The CNAME record of the name, or -1. Of several the one with the greatest target counts, so the order in the packet has no part. */
    private static int aliasOf(Message message, Name name, Zone zone) {
        var found = -1;
        if (!isOwn(zone, name)) {
            return found;
        }
        for (var i = 0; i < message.answers(); i++) {
            if (message.type(i) == Wire.TYPE_CNAME
                    && message.isInternet(i)
                    && message.isOwnedBy(i, name)
                    && (found < 0 || message.target(i).compareTo(message.target(found)) > 0)) {
                found = i;
            }
        }
        return found;
    }

    private static boolean isOwn(Zone zone, Name name) {
        return zone.isResolver() || name.isWithin(zone.name());
    }

    private Answer authoritative(
            Message message, Name end, int type, Zone zone, List<Name> aliases, HereTest hereTest, Proof proof) {
        var addresses = new ArrayList<InetAddress>(2);
        var ttl = Integer.MAX_VALUE;
        for (var i = 0; isOwn(zone, end) && i < message.answers(); i++) {
            if (message.type(i) == type && message.isInternet(i) && message.isOwnedBy(i, end)) {
                addresses.add(address(message, i));
                ttl = Math.min(ttl, message.ttl(i));
            }
        }
        if (!addresses.isEmpty()) {
            var sorted = FamilyMerge.sorted(addresses);
            return Answer.addresses(sorted, hereTest.isGood(sorted), aliases, ttl, proof);
        }
        if (!aliases.isEmpty() && !zone.isResolver()) {
            return Answer.alias(aliases, proof);
        }
        if (message.rcode() == Wire.NXDOMAIN) {
            return negative(VerdictKind.NXDOMAIN, message, zone, aliases, proof);
        }
        // With name servers and without SOA the answer leads on and denies nothing (RFC 2308 2.2), also if a resolver
        // gives it.
        return hasAuthority(message, Wire.TYPE_NS) && !hasAuthority(message, Wire.TYPE_SOA)
                ? referral(message, end, zone, proof)
                : negative(VerdictKind.NO_ADDRESS, message, zone, aliases, proof);
    }

    private static boolean hasAuthority(Message message, int type) {
        for (var i = 0; i < message.records(); i++) {
            if (message.section(i) == Section.AUTHORITY && message.type(i) == type) {
                return true;
            }
        }
        return false;
    }

    /** A denial whose SOA record belongs to a zone above speaks for that zone, not for the delegated one. */
    private static Answer negative(VerdictKind kind, Message message, Zone zone, List<Name> aliases, Proof proof) {
        for (var i = 0; i < message.records() && !zone.isResolver(); i++) {
            if (message.section(i) == Section.AUTHORITY
                    && message.type(i) == Wire.TYPE_SOA
                    && !message.owner(i).isWithin(zone.name())) {
                return Answer.result(VerdictKind.LAME, List.of(), proof);
            }
        }
        return Answer.result(kind, aliases, proof);
    }

    private static Answer referral(Message message, Name asked, Zone zone, Proof proof) {
        Name cut = null;
        var ttl = Integer.MAX_VALUE;
        var hosts = new ArrayList<Name>(2);
        for (var i = message.answers(); i < message.records(); i++) {
            if (message.section(i) != Section.AUTHORITY || message.type(i) != Wire.TYPE_NS || !message.isInternet(i)) {
                continue;
            }
            var owner = cut == null ? ownerAbove(message, i, asked, zone) : message.isOwnedBy(i, cut) ? cut : null;
            if (zone.isResolver() || owner == null) {
                return Answer.result(VerdictKind.LAME, List.of(), proof);
            }
            cut = owner;
            ttl = Math.min(ttl, message.ttl(i));
            addSorted(hosts, message.target(i));
        }
        return cut == null
                ? Answer.result(VerdictKind.LAME, List.of(), proof)
                : Answer.referral(new Delegation(cut, List.copyOf(hosts), glue(message, hosts, zone), ttl), proof);
    }

    /** The owner of a record, if it lies below the zone and is the asked name or one above it; else null. */
    private static Name ownerAbove(Message message, int record, Name asked, Zone zone) {
        for (var up = asked; up.length() > zone.name().length(); up = up.parent()) {
            if (message.isOwnedBy(record, up)) {
                return up.isWithin(zone.name()) ? up : null;
            }
        }
        return null;
    }

    /** Keeps the names in their order, each once, and the smallest ones if there are too many. */
    private static void addSorted(List<Name> hosts, Name host) {
        var place = Collections.binarySearch(hosts, host);
        if (place < 0) {
            hosts.add(-place - 1, host);
            if (hosts.size() > MOST_HOSTS) {
                hosts.removeLast();
            }
        }
    }

    private static Map<Name, List<InetAddress>> glue(Message message, List<Name> hosts, Zone zone) {
        Map<Name, List<InetAddress>> glue = Map.of();
        for (var i = message.answers(); i < message.records(); i++) {
            var type = message.type(i);
            if (message.section(i) == Section.ADDITIONAL
                    && (type == Wire.TYPE_A || type == Wire.TYPE_AAAA)
                    && message.isInternet(i)) {
                var host = ownerAmong(hosts, message, i);
                if (host != null && host.isWithin(zone.name())) {
                    glue = glue.isEmpty() ? new HashMap<>() : glue;
                    glue.computeIfAbsent(host, none -> new ArrayList<>()).add(address(message, i));
                }
            }
        }
        return glue;
    }

    private static Name ownerAmong(List<Name> hosts, Message message, int record) {
        for (var host : hosts) {
            if (message.isOwnedBy(record, host)) {
                return host;
            }
        }
        return null;
    }

    private static InetAddress address(Message message, int record) {
        try {
            return InetAddress.getByAddress(message.address(record));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("The message has checked the length of the address", e);
        }
    }
}
