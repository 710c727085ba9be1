package cn.icpfiling.sandbox.dns;

import cn.icpfiling.sandbox.registry.RegisteredDomain;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Adds records to a reply. Every record lives 60 seconds. */
final class DnsRecords {

    private static final long TTL = 60;
    private static final int IPV4_OCTETS = 4;

    private DnsRecords() {}

    static void addresses(Message reply, Name owner, int type, List<String> addresses) {
        for (var address : addresses) {
            var octets = WorldAddresses.octets(address);
            var isFour = octets.length == IPV4_OCTETS;
            if (isFour && type != Type.AAAA) {
                reply.addRecord(new ARecord(owner, DClass.IN, TTL, WorldAddresses.inet(octets)), Section.ANSWER);
            }
            if (!isFour && type != Type.A) {
                reply.addRecord(new AAAARecord(owner, DClass.IN, TTL, WorldAddresses.inet(octets)), Section.ANSWER);
            }
        }
    }

    static void alias(Message reply, Name owner, Name target) {
        reply.addRecord(new CNAMERecord(owner, DClass.IN, TTL, target), Section.ANSWER);
    }

    static void nameServers(Message reply, Name apex, int section) {
        RegisteredDomain.NAME_SERVERS.forEach(
                server -> reply.addRecord(new NSRecord(apex, DClass.IN, TTL, name(server)), section));
    }

    /** A referral to two servers with their addresses. */
    static void referral(Message reply, Name apex, List<String> servers, List<String> addresses) {
        reply.getHeader().unsetFlag(Flags.AA);
        for (var i = 0; i < servers.size(); i++) {
            var server = name(servers.get(i));
            reply.addRecord(new NSRecord(apex, DClass.IN, TTL, server), Section.AUTHORITY);
            var address = WorldAddresses.inet(WorldAddresses.octets(addresses.get(i % addresses.size())));
            reply.addRecord(new ARecord(server, DClass.IN, TTL, address), Section.ADDITIONAL);
        }
    }

    static void soa(Message reply, Name zone, int section) {
        reply.addRecord(
                new SOARecord(
                        zone,
                        DClass.IN,
                        TTL,
                        name(RegisteredDomain.NAME_SERVERS.getFirst()),
                        name("hostmaster.sandbox-dns.cn"),
                        1,
                        3600,
                        600,
                        86_400,
                        TTL),
                section);
    }

    static Message error(Message reply, int rcode) {
        reply.getHeader().setRcode(rcode);
        return reply;
    }

    /** The name does not exist; the SOA record is that of the zone above. */
    static Message doesNotExist(Message reply, Name asked) {
        soa(reply, asked.labels() <= 2 ? Name.root : new Name(asked, asked.labels() - 2), Section.AUTHORITY);
        return error(reply, Rcode.NXDOMAIN);
    }

    /** The text is without the final dot. */
    static Name name(String text) {
        try {
            return Name.fromString(text + ".");
        } catch (TextParseException e) {
            throw new IllegalStateException("a domain was stored that is none: " + text, e);
        }
    }
}
