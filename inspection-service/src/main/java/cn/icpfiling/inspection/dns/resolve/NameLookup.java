package cn.icpfiling.inspection.dns.resolve;

import cn.icpfiling.inspection.dns.resolve.ServerAnswers.Decision;
import cn.icpfiling.inspection.dns.transport.Query;
import cn.icpfiling.inspection.dns.transport.QueryOwner;
import cn.icpfiling.inspection.dns.verdict.Confirmation;
import cn.icpfiling.inspection.dns.verdict.FamilyResult;
import cn.icpfiling.inspection.dns.verdict.HereTest;
import cn.icpfiling.inspection.dns.verdict.Proof;
import cn.icpfiling.inspection.dns.verdict.VerdictKind;
import cn.icpfiling.inspection.dns.wire.Message;
import cn.icpfiling.inspection.dns.wire.Name;
import cn.icpfiling.inspection.dns.wire.Wire;
import cn.icpfiling.inspection.dns.zone.Zone;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Resolves one name and type: walks down the delegations, follows aliases across zones, and ends in one result. At most
 * one question is under way at a time.
 */
final class NameLookup implements QueryOwner {
    private final Resolver resolver;
    private final Name original;
    private final int type;
    private final HereTest hereTest;
    private final boolean confirmBad;
    private final HostLookup host;
    private final HostBudget budget;
    private final Consumer<FamilyResult> then;
    private final List<Proof> proofs = new ArrayList<>(2);
    private final List<Name> aliases = new ArrayList<>(0);
    private final ErringServers erring;

    /** What the servers said about each name of the chain, so that a second walk asks only for what is missing. */
    private final List<Walked> walked = new ArrayList<>(0);

    /** The zones whose answers the result rests on. */
    private final List<ParentCheck.Rest> rests = new ArrayList<>(1);

    private Name asked;
    private Zone zone;
    private Zone home;
    private ServerAnswers answers;

    /** The name between the zone and the asked name where the next delegation may stand; null below the last one. */
    private Name cut;

    /** The cut that this lookup explores for others, or null. */
    private Name scouting;

    private boolean unconfirmedAlias;
    private boolean confirmAll;
    private int ttl;
    private boolean begun;

    private record Walked(Name asked, ServerAnswers answers) {}

    private NameLookup(
            Resolver resolver,
            Name name,
            int type,
            HereTest hereTest,
            boolean confirmBad,
            HostLookup host,
            ErringServers erring,
            Consumer<FamilyResult> then) {
        this.resolver = resolver;
        this.original = name;
        this.asked = name;
        this.type = type;
        this.hereTest = hereTest;
        this.confirmBad = confirmBad;
        this.host = host;
        this.budget = host == null ? new HostBudget() : host.budget;
        this.erring = erring;
        this.then = then;
    }

    /**
     * Looks up a domain of the scan. A bad answer needs a second server, unless the other family is here already. Both
     * families share what is known of erring servers.
     */
    static NameLookup ofDomain(
            Resolver resolver,
            Name name,
            int type,
            HereTest hereTest,
            boolean confirmBad,
            ErringServers erring,
            Consumer<FamilyResult> then) {
        return new NameLookup(resolver, name, type, hereTest, confirmBad, null, erring, then);
    }

    /** Looks up the address of a name server. */
    static NameLookup ofHost(Resolver resolver, HostLookup host, int type, Consumer<FamilyResult> then) {
        return new NameLookup(resolver, host.name, type, HereTest.anywhere(), false, host, new ErringServers(), then);
    }

    /** The name server whose address this lookup finds, or null for a domain of the scan. */
    HostLookup host() {
        return host;
    }

    /** What is left of the lookups of name servers' names for the sake of this lookup. */
    HostBudget budget() {
        return budget;
    }

    /** Seconds that the addresses of the result may be kept. */
    int ttl() {
        return ttl;
    }

    /**
     * Starts at the deepest zone that is known for the name, or waits for another lookup that explores the same cut. The
     * lookup of a host never waits here, because the explorer may wait for that host.
     */
    void begin(boolean mayWait) {
        var found = resolver.zones().deepest(asked);
        if (found == null) {
            finish(VerdictKind.LAME, Confirmation.NONE, false, List.of());
            return;
        }
        var next = cutBelow(found.suffix(), found.zone());
        if (next != null && mayWait && host == null) {
            if (resolver.cuts().isExplored(next, this)) {
                return;
            }
            scouting = next;
        }
        enter(found.zone(), next);
    }

    /** Goes on in a zone. */
    void enter(Zone next) {
        enter(next, cutBelow(next.name(), next));
    }

    private Name cutBelow(Name suffix, Zone in) {
        if (in.isResolver() || asked.equals(suffix)) {
            return null;
        }
        var below = asked.firstBelow(suffix);
        return below.equals(asked) ? null : below;
    }

    /**
     * At a possible cut the order of the servers follows the name of the cut. So all lookups ask the same servers for the
     * delegation, whichever of them explores it.
     */
    private void enter(Zone next, Name possibleCut) {
        zone = next;
        cut = possibleCut;
        if (host != null) {
            host.height = Math.max(host.height, next.height() + 1);
        }
        if (aliases.isEmpty()) {
            home = next;
        }
        if (next.servers().isEmpty()) {
            var kind = next.isCertain() ? VerdictKind.LAME : VerdictKind.TIMEOUT;
            finish(kind, Confirmation.NONE, false, List.of());
            return;
        }
        answers = answersIn(next);
        ask();
    }

    /** In the second walk along an alias chain, the answers of the first one count. */
    private ServerAnswers answersIn(Zone next) {
        for (var i = 0; confirmAll && cut == null && i < walked.size(); i++) {
            var before = walked.get(i);
            if (before.asked().equals(asked) && before.answers().isIn(next)) {
                walked.remove(i);
                before.answers().confirmAll();
                return before.answers();
            }
        }
        return new ServerAnswers(resolver.settings(), next, cut == null ? asked : cut, confirmBad, confirmAll, erring);
    }

    private void ask() {
        var decision = answers.decide();
        if (decision == null) {
            resolver.dispatcher().ask(answers.next(), asked, type, zone.isResolver(), answers.attempt(), this);
            begun = true;
            return;
        }
        follow(decision);
    }

    private void follow(Decision decision) {
        var answer = decision.answer();
        if (cut != null && decision.kind() == answer.kind() && provesNoCut(answer)) {
            passCut();
            return;
        }
        var isResult = decision.kind() != answer.kind() || answer.meaning() == Answer.Meaning.RESULT;
        if (!isResult && answer.meaning() == Answer.Meaning.REFERRAL) {
            var delegation = answer.delegation().orElseThrow();
            var explored = scouting;
            scouting = null;
            resolver.hosts().enter(delegation, zone, this, explored, answer.proof(), answers.server(decision));
            return;
        }
        answers.addProofs(decision, proofs);
        rests.add(new ParentCheck.Rest(zone, asked));
        endScouting();
        if (cut == null && !confirmAll && (!isResult || !aliases.isEmpty())) {
            walked.add(new Walked(asked, answers));
        }
        if (isResult) {
            aliases.addAll(answer.aliases());
            ttl = answer.ttl();
            List<InetAddress> addresses = decision.kind() == VerdictKind.ADDRESSES ? answer.addresses() : List.of();
            finish(decision.kind(), decision.confirmation(), answer.here(), addresses);
        } else {
            followAlias(answer, decision.confirmation());
        }
    }

    /** Tells whether the zone itself speaks about what lies below the possible cut. */
    private boolean provesNoCut(Answer answer) {
        return answer.isDefinite()
                && answer.delegation()
                        .map(delegation -> delegation.zone().length() > cut.length())
                        .orElse(true);
    }

    /**
     * There is no delegation at the possible cut, as at com.cn, whose domains the servers of cn delegate. The lookup asks
     * once more, in the order of the asked name, so that the result does not depend on who explored the cut.
     */
    private void passCut() {
        var passed = cut;
        if (resolver.zones().holds(zone)) {
            resolver.zones().noteNoCut(passed, zone);
        }
        if (scouting != null) {
            var explored = scouting;
            scouting = null;
            resolver.cuts().release(explored, true);
        }
        enter(zone, cutBelow(passed, zone));
    }

    private void endScouting() {
        if (scouting != null) {
            var explored = scouting;
            scouting = null;
            resolver.cuts().release(explored, false);
        }
    }

    private void followAlias(Answer answer, Confirmation confirmation) {
        unconfirmedAlias |= confirmation == Confirmation.NOT_NEEDED;
        var loops = answer.aliases().stream().anyMatch(alias -> alias.equals(original) || aliases.contains(alias));
        aliases.addAll(answer.aliases());
        if (loops || aliases.size() > resolver.settings().longestChain()) {
            finish(VerdictKind.ALIAS_BROKEN, confirmation, false, List.of());
            return;
        }
        asked = aliases.getLast();
        begin(true);
    }

    private void finish(VerdictKind kind, Confirmation confirmation, boolean here, List<InetAddress> addresses) {
        endScouting();
        var isBad = kind.isDefinite() && !here;
        if (isBad && confirmBad && unconfirmedAlias && !confirmAll) {
            startOver();
            return;
        }
        if (isBad && confirmBad) {
            new ParentCheck(resolver, rests, type, kind, aliases, hereTest, (stands, proof) -> {
                        if (proof != null) {
                            proofs.add(proof);
                        }
                        give(stands, stands == kind ? confirmation : Confirmation.NONE, false, addresses);
                    })
                    .goOn();
            return;
        }
        give(kind, confirmation, here, addresses);
    }

    private void give(VerdictKind kind, Confirmation confirmation, boolean here, List<InetAddress> addresses) {
        then.accept(new FamilyResult(
                kind,
                confirmation,
                kind == VerdictKind.ADDRESSES && here,
                kind == VerdictKind.ADDRESSES ? addresses : List.of(),
                aliases.isEmpty()
                        ? List.of()
                        : aliases.stream().map(Name::toString).toList(),
                home == null ? "" : home.group(),
                home == null ? "" : home.parentGroup(),
                List.copyOf(proofs)));
    }

    /** The end of the chain is bad, and one server alone named the chain: every alias needs a second server now. */
    private void startOver() {
        confirmAll = true;
        unconfirmedAlias = false;
        asked = original;
        aliases.clear();
        proofs.clear();
        rests.clear();
        begin(true);
    }

    /** The second family of a domain goes on with what the first one has begun. */
    @Override
    public boolean begins() {
        return !begun && host == null && type == Wire.TYPE_A;
    }

    void addProof(Proof proof) {
        proofs.add(proof);
    }

    @Override
    public void answered(Query query, Message message) {
        var proof = resolver.proof(query, message.raw());
        answers.take(resolver.reader().read(message, asked, type, zone, hereTest, proof));
        ask();
    }

    @Override
    public void silent(Query query) {
        trouble(VerdictKind.TIMEOUT, query, new byte[0]);
    }

    @Override
    public void malformed(Query query, byte[] answer) {
        trouble(VerdictKind.MALFORMED, query, answer);
    }

    @Override
    public void truncated(Query query) {
        trouble(VerdictKind.TRUNCATED, query, new byte[0]);
    }

    private void trouble(VerdictKind kind, Query query, byte[] answer) {
        answers.take(Answer.result(kind, List.of(), resolver.proof(query, answer)));
        ask();
    }
}
