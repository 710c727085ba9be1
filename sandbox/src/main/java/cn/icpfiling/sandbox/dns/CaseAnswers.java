package cn.icpfiling.sandbox.dns;

import static cn.icpfiling.sandbox.dns.WorldAddresses.abroad;
import static cn.icpfiling.sandbox.dns.WorldAddresses.elsewhere;
import static cn.icpfiling.sandbox.dns.WorldAddresses.hongKong;
import static cn.icpfiling.sandbox.dns.WorldAddresses.neighbours;
import static cn.icpfiling.sandbox.dns.WorldAddresses.sixOnly;

import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.sandbox.SandboxConfig;
import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.magic.MagicDns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Answers for a name that exists, in the way of its case. */
@ApplicationScoped
class CaseAnswers {

    private static final List<String> HOSTERS = List.of("ns1.sandbox-hoster.cn", "ns2.sandbox-hoster.cn");

    private final SandboxConfig config;
    private final TestClock clock;
    private final Turns turns = new Turns();

    CaseAnswers(SandboxConfig config, TestClock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** The reply has the question and authority already. */
    DnsReply to(Record question, Zone zone, Asked asked, Message reply) {
        var domain = zone.apex();
        var here = zone.addresses();
        return switch (zone.how()) {
            case OK, DELEGATED -> isReferred(zone, asked) ? referral(reply, zone) : whole(reply, question, zone, here);
            case MOVED -> whole(reply, question, zone, elsewhere(domain));
            case HONGKONG -> whole(reply, question, zone, hongKong(domain));
            case ABROAD -> whole(reply, question, zone, abroad(domain));
            case FLAPPING -> whole(reply, question, zone, isOddTurn(question) ? elsewhere(domain) : here);
            case FLAPPING_DAYS -> whole(reply, question, zone, isOddDay() ? elsewhere(domain) : here);
            case LAME -> DnsReply.of(withoutAuthority(reply));
            case REFUSED -> DnsReply.of(DnsRecords.error(withoutAuthority(reply), Rcode.REFUSED));
            case SERVFAIL -> DnsReply.of(DnsRecords.error(withoutAuthority(reply), Rcode.SERVFAIL));
            case TRUNCATED -> asked.tcp() ? whole(reply, question, zone, here) : cut(reply);
            case TRUNCATED_NO_TCP -> asked.tcp() ? DnsReply.closed() : cut(reply);
            case HUGE -> whole(reply, question, zone, neighbours(here));
            case SLOW -> whole(reply, question, zone, here).after(config.dnsSlow());
            case SILENT -> DnsReply.silence();
            case WRONG_ID, WRONG_QUESTION, WRONG_SOURCE -> afterForgery(reply, question, zone);
            case NXDOMAIN -> DnsReply.of(DnsRecords.doesNotExist(reply, question.getName()));
            case NO_ADDRESS -> whole(reply, question, zone, List.of());
            case ALIAS, ALIAS_OUT, ALIAS_LOOP -> alias(reply, question, zone);
            case DISAGREE ->
                asked.first()
                        ? DnsReply.of(DnsRecords.doesNotExist(reply, question.getName()))
                        : whole(reply, question, zone, elsewhere(domain));
            case LOWER_CASE -> lowerCase(reply, question, zone);
            case SIX_ONLY -> whole(reply, question, zone, sixOnly(here, domain));
        };
    }

    private static DnsReply whole(Message reply, Record question, Zone zone, List<String> addresses) {
        return DnsReply.of(answered(reply, question.getName(), question.getType(), zone, addresses));
    }

    private static Message answered(Message reply, Name asked, int type, Zone zone, List<String> addresses) {
        var apex = DnsRecords.name(zone.apex());
        var isApex = asked.equals(apex);
        if (type == Type.A || type == Type.AAAA || type == Type.ANY) {
            DnsRecords.addresses(reply, asked, type, addresses);
        }
        if (isApex && (type == Type.NS || type == Type.ANY)) {
            DnsRecords.nameServers(reply, apex, Section.ANSWER);
        }
        if (isApex && (type == Type.SOA || type == Type.ANY)) {
            DnsRecords.soa(reply, apex, Section.ANSWER);
        }
        if (reply.getSection(Section.ANSWER).isEmpty()) {
            DnsRecords.soa(reply, apex, Section.AUTHORITY);
        }
        return reply;
    }

    private static DnsReply alias(Message reply, Record question, Zone zone) {
        var hop1 = Zones.FIRST_HOP + "." + zone.apex();
        var hop2 = Zones.SECOND_HOP + "." + zone.apex();
        var target = switch (zone.how()) {
            case ALIAS_OUT -> zone.apex() + Zones.CDN;
            case ALIAS_LOOP -> zone.hop().equals(Zones.FIRST_HOP) ? hop2 : hop1;
            default -> zone.hop().isEmpty() ? hop1 : zone.hop().equals(Zones.FIRST_HOP) ? hop2 : "";
        };
        if (target.isEmpty()) {
            return whole(reply, question, zone, zone.addresses());
        }
        DnsRecords.alias(reply, question.getName(), DnsRecords.name(target));
        return DnsReply.of(reply);
    }

    /** The false answer has the addresses of another provider, so that believing it changes the verdict. */
    private static DnsReply afterForgery(Message reply, Record question, Zone zone) {
        var forged = new Message(reply.getHeader().getID() ^ (zone.how() == MagicDns.WRONG_ID ? 1 : 0));
        forged.getHeader().setFlag(Flags.QR);
        forged.getHeader().setFlag(Flags.AA);
        var name =
                zone.how() == MagicDns.WRONG_QUESTION ? DnsRecords.name("another-" + zone.apex()) : question.getName();
        forged.addRecord(Record.newRecord(name, question.getType(), question.getDClass()), Section.QUESTION);
        var falseAnswer = answered(forged, name, question.getType(), zone, elsewhere(zone.apex()));
        return whole(reply, question, zone, zone.addresses())
                .afterForgery(falseAnswer, zone.how() == MagicDns.WRONG_SOURCE);
    }

    private static DnsReply lowerCase(Message reply, Record question, Zone zone) {
        var name = DnsRecords.name(question.getName().toString(true).toLowerCase(Locale.ROOT));
        reply.removeAllRecords(Section.QUESTION);
        reply.addRecord(Record.newRecord(name, question.getType(), question.getDClass()), Section.QUESTION);
        return DnsReply.of(answered(reply, name, question.getType(), zone, zone.addresses()));
    }

    /** The registry refers a delegated domain to the hoster, if the hoster has servers of its own. */
    private boolean isReferred(Zone zone, Asked asked) {
        return zone.how() == MagicDns.DELEGATED
                && asked.group() == NameServerGroup.REGISTRY
                && !NameServerAddresses.of(config).hoster().isEmpty();
    }

    private DnsReply referral(Message reply, Zone zone) {
        DnsRecords.referral(
                reply,
                DnsRecords.name(zone.apex()),
                HOSTERS,
                NameServerAddresses.of(config).hoster());
        return DnsReply.of(reply);
    }

    private boolean isOddTurn(Record question) {
        return turns.next(question.getName().toString(true).toLowerCase(Locale.ROOT) + question.getType()) % 2 != 0;
    }

    private boolean isOddDay() {
        return LegalTime.dayOf(clock.now()).toEpochDay() % 2 != 0;
    }

    private static DnsReply cut(Message reply) {
        reply.getHeader().setFlag(Flags.TC);
        return DnsReply.of(reply);
    }

    private static Message withoutAuthority(Message reply) {
        reply.getHeader().unsetFlag(Flags.AA);
        return reply;
    }
}
