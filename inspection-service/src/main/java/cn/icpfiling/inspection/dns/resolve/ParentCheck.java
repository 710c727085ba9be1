package cn.icpfiling.inspection.dns.resolve;

import cn.icpfiling.inspection.dns.transport.NameServer;
import cn.icpfiling.inspection.dns.transport.Query;
import cn.icpfiling.inspection.dns.transport.QueryOwner;
import cn.icpfiling.inspection.dns.verdict.HereTest;
import cn.icpfiling.inspection.dns.verdict.Proof;
import cn.icpfiling.inspection.dns.verdict.VerdictKind;
import cn.icpfiling.inspection.dns.wire.Message;
import cn.icpfiling.inspection.dns.wire.Name;
import cn.icpfiling.inspection.dns.zone.Zone;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a second server of each zone above whether the delegations are those that the first one gave. Bad news needs this: a
 * single server of the zone above that lies or lags behind leads to servers that confirm each other. Each zone is
 * asked about once, as long as the cache keeps it.
 */
final class ParentCheck implements QueryOwner {
    private final Resolver resolver;
    private final int type;
    private final VerdictKind result;
    private final List<Name> aliases;
    private final HereTest hereTest;
    private final End end;
    private final ArrayDeque<Rest> open = new ArrayDeque<>(2);
    private Rest asking;
    private List<NameServer> servers;
    private int place;
    private int failures;

    /** A zone whose answers a result rests on, and the name that was asked there. */
    record Rest(Zone zone, Name asked) {}

    /** Takes the outcome. */
    @FunctionalInterface
    interface End {
        /**
         * @param kind the result that stands: the one before, DISAGREE or UNCONFIRMED
         * @param proof the answer that contradicts, or the last failure; null if the result stands as it was
         */
        void ended(VerdictKind kind, Proof proof);
    }

    /**
     * @param result the bad result that rests on the zones
     * @param aliases the chain that led to it
     * @param hereTest by which it is bad
     */
    ParentCheck(
            Resolver resolver,
            List<Rest> rests,
            int type,
            VerdictKind result,
            List<Name> aliases,
            HereTest hereTest,
            End end) {
        this.resolver = resolver;
        this.type = type;
        this.result = result;
        this.aliases = aliases;
        this.hereTest = hereTest;
        this.end = end;
        for (var rest : rests) {
            for (var zone = rest.zone(); zone != null; zone = zone.parent()) {
                if (!zone.isConfirmed()) {
                    open.add(new Rest(zone, rest.asked()));
                }
            }
        }
    }

    /** Asks about the next zone, or ends if all are confirmed. */
    void goOn() {
        for (asking = open.poll(); asking != null; asking = open.poll()) {
            if (asking.zone().isConfirmed()) {
                continue;
            }
            servers = others(asking.zone());
            place = 0;
            failures = 0;
            if (!servers.isEmpty()) {
                ask();
                return;
            }
            if (!hasOneServer(asking.zone().parent())) {
                end.ended(VerdictKind.UNCONFIRMED, null);
                return;
            }
            asking.zone().confirm();
        }
        end.ended(result, null);
    }

    /** The servers of the zone above with other names than the one that delegated, in the order of the zone's name. */
    private List<NameServer> others(Zone zone) {
        var parent = zone.parent();
        var order = parent.orderFor(zone.name());
        var count = parent.servers().size();
        var first = 0;
        while (first < count && parent.serverAt(order, first) != zone.referral().by()) {
            first++;
        }
        var others = new ArrayList<NameServer>(count);
        for (var at = 0; at < count && others.size() < resolver.settings().serversPerName(); at++) {
            if (first == count || at != first && parent.areDifferentHosts(order, first, at)) {
                others.add(parent.serverAt(order, at));
            }
        }
        return others;
    }

    /** A zone from the settings has the servers that the operator named, be it one. */
    private static boolean hasOneServer(Zone parent) {
        return parent.hasOneHost()
                || parent.parent() == null && parent.servers().size() == 1;
    }

    private void ask() {
        resolver.dispatcher().ask(servers.get(place), asking.asked(), type, false, failures, this);
    }

    @Override
    public void answered(Query query, Message message) {
        var proof = resolver.proof(query, message.raw());
        var answer = resolver.reader()
                .read(message, asking.asked(), type, asking.zone().parent(), hereTest, proof);
        if (!answer.isDefinite()) {
            failed(proof, resolver.settings().errorTries());
        } else if (saysTheSame(answer)) {
            asking.zone().confirm();
            goOn();
        } else {
            end.ended(VerdictKind.DISAGREE, proof);
        }
    }

    /** A server of both zones answers for the lower one, without a referral. */
    private boolean saysTheSame(Answer answer) {
        return switch (answer.meaning()) {
            case REFERRAL ->
                answer.delegation()
                        .filter(other -> other.zone().equals(asking.zone().name()))
                        .filter(other -> asking.zone().referral().agreesWith(other.hosts(), other.glue()))
                        .isPresent();
            case ALIAS -> aliases.contains(answer.aliases().getLast());
            case RESULT -> answer.kind() == result && !answer.here();
        };
    }

    @Override
    public void silent(Query query) {
        failed(
                resolver.proof(query, new byte[0]),
                query.server().isSilent() ? 1 : resolver.settings().tries());
    }

    @Override
    public void malformed(Query query, byte[] answer) {
        failed(resolver.proof(query, answer), resolver.settings().errorTries());
    }

    @Override
    public void truncated(Query query) {
        failed(resolver.proof(query, new byte[0]), resolver.settings().errorTries());
    }

    private void failed(Proof proof, int tries) {
        failures++;
        if (failures >= tries) {
            place++;
            failures = 0;
        }
        if (place < servers.size()) {
            ask();
        } else {
            end.ended(VerdictKind.UNCONFIRMED, proof);
        }
    }
}
