package cn.icpfiling.sandbox.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Address;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Answers DNS queries for registered domains and their www. names. All other names do not exist. */
@ApplicationScoped
class ZoneAnswers {

    static final List<String> NAME_SERVERS = List.of("ns1.sandbox-dns.cn", "ns2.sandbox-dns.cn");
    private static final long TTL = 60;

    private final DomainDirectory directory;

    ZoneAnswers(DomainDirectory directory) {
        this.directory = directory;
    }

    Message to(Message query) {
        var reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setOpcode(query.getHeader().getOpcode());
        if (query.getHeader().getFlag(Flags.RD)) {
            reply.getHeader().setFlag(Flags.RD);
        }
        var question = query.getQuestion();
        if (question == null) {
            return refused(reply, Rcode.FORMERR);
        }
        reply.addRecord(question, Section.QUESTION);
        if (query.getHeader().getOpcode() != Opcode.QUERY || question.getDClass() != DClass.IN) {
            return refused(reply, Rcode.NOTIMP);
        }
        reply.getHeader().setFlag(Flags.AA);
        answer(reply, question);
        return reply;
    }

    static Message formatError(byte[] wire) {
        var id = wire.length >= 2 ? (wire[0] & 0xff) << 8 | wire[1] & 0xff : 0;
        var reply = new Message(id);
        reply.getHeader().setFlag(Flags.QR);
        return refused(reply, Rcode.FORMERR);
    }

    private void answer(Message reply, Record question) {
        var asked = question.getName().toString(true).toLowerCase(java.util.Locale.ROOT);
        var found = directory.find(asked);
        if (found.isEmpty()) {
            reply.getHeader().setRcode(Rcode.NXDOMAIN);
            reply.addRecord(soa(parentOf(question.getName())), Section.AUTHORITY);
            return;
        }
        var domain = found.get();
        var apex = name(domain.domain() + ".");
        var atApex = question.getName().equals(apex);
        var type = question.getType();
        if (type == Type.A || type == Type.AAAA || type == Type.ANY) {
            addresses(domain, question.getName(), type, reply);
        }
        if (atApex && (type == Type.NS || type == Type.ANY)) {
            NAME_SERVERS.forEach(
                    server -> reply.addRecord(new NSRecord(apex, DClass.IN, TTL, name(server + ".")), Section.ANSWER));
        }
        if (atApex && (type == Type.SOA || type == Type.ANY)) {
            reply.addRecord(soa(apex), Section.ANSWER);
        }
        if (reply.getSection(Section.ANSWER).isEmpty()) {
            reply.addRecord(soa(apex), Section.AUTHORITY);
        }
    }

    private static void addresses(RegisteredDomain domain, Name owner, int type, Message reply) {
        for (var address : domain.addresses()) {
            var four = Address.toByteArray(address, Address.IPv4);
            if (four != null && type != Type.AAAA) {
                reply.addRecord(new ARecord(owner, DClass.IN, TTL, inet(four)), Section.ANSWER);
            }
            var six = four == null ? Address.toByteArray(address, Address.IPv6) : null;
            if (six != null && type != Type.A) {
                reply.addRecord(new AAAARecord(owner, DClass.IN, TTL, inet(six)), Section.ANSWER);
            }
        }
    }

    private static SOARecord soa(Name zone) {
        return new SOARecord(
                zone,
                DClass.IN,
                TTL,
                name(NAME_SERVERS.getFirst() + "."),
                name("hostmaster.sandbox-dns.cn."),
                1,
                3600,
                600,
                86_400,
                TTL);
    }

    private static Name parentOf(Name asked) {
        return asked.labels() <= 2 ? Name.root : new Name(asked, asked.labels() - 2);
    }

    private static Message refused(Message reply, int rcode) {
        reply.getHeader().setRcode(rcode);
        return reply;
    }

    private static InetAddress inet(byte[] address) {
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address was stored that is none", e);
        }
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text);
        } catch (TextParseException e) {
            throw new IllegalStateException("a domain was stored that is none: " + text, e);
        }
    }
}
