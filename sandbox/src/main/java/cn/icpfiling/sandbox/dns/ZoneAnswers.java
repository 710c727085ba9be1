package cn.icpfiling.sandbox.dns;

import cn.icpfiling.sandbox.magic.MagicDns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * Answers DNS queries for registered domains, magic names and their www. names, with authority. All other names do not
 * exist. There is no EDNS, no zone transfer and no recursion.
 */
@ApplicationScoped
class ZoneAnswers {

    private final Zones zones;
    private final CaseAnswers cases;
    private final NameServerOutages outages;

    ZoneAnswers(Zones zones, CaseAnswers cases, NameServerOutages outages) {
        this.zones = zones;
        this.cases = cases;
        this.outages = outages;
    }

    DnsReply to(Message query, Asked asked) {
        var reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setOpcode(query.getHeader().getOpcode());
        if (query.getHeader().getFlag(Flags.RD)) {
            reply.getHeader().setFlag(Flags.RD);
        }
        var question = query.getQuestion();
        if (question == null) {
            return DnsReply.of(DnsRecords.error(reply, Rcode.FORMERR));
        }
        reply.addRecord(question, Section.QUESTION);
        if (query.getHeader().getOpcode() != Opcode.QUERY || question.getDClass() != DClass.IN) {
            return DnsReply.of(DnsRecords.error(reply, Rcode.NOTIMP));
        }
        reply.getHeader().setFlag(Flags.AA);
        return answer(reply, question, asked);
    }

    static Message formatError(byte[] wire) {
        var id = wire.length >= 2 ? (wire[0] & 0xff) << 8 | wire[1] & 0xff : 0;
        var reply = new Message(id);
        reply.getHeader().setFlag(Flags.QR);
        return DnsRecords.error(reply, Rcode.FORMERR);
    }

    private DnsReply answer(Message reply, Record question, Asked asked) {
        var zone = zones.find(question.getName().toString(true).toLowerCase(Locale.ROOT));
        if (zone.isEmpty()) {
            return DnsReply.of(DnsRecords.doesNotExist(reply, question.getName()));
        }
        var outage = outages.of(asked.group()).map(ZoneAnswers::caseOf);
        return cases.to(question, outage.map(zone.get()::answering).orElse(zone.get()), asked, reply);
    }

    private static MagicDns caseOf(OutageKind kind) {
        return switch (kind) {
            case SILENT -> MagicDns.SILENT;
            case SERVFAIL -> MagicDns.SERVFAIL;
            case REFUSED -> MagicDns.REFUSED;
            case NXDOMAIN -> MagicDns.NXDOMAIN;
            case MOVED -> MagicDns.MOVED;
        };
    }
}
