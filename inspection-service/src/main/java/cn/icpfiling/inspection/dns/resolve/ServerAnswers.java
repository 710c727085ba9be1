package cn.icpfiling.inspection.dns.resolve;

import cn.icpfiling.inspection.dns.transport.NameServer;
import cn.icpfiling.inspection.dns.verdict.Confirmation;
import cn.icpfiling.inspection.dns.verdict.Proof;
import cn.icpfiling.inspection.dns.verdict.VerdictKind;
import cn.icpfiling.inspection.dns.wire.Name;
import cn.icpfiling.inspection.dns.zone.Zone;
import java.util.List;

/**
 * What the servers of one zone have said about one name, and what follows.
 *
 * <p>The servers stand in the zone's order for the name. The rule walks that order. A server that does not do its work is
 * passed over. The first good answer decides. A bad answer needs a second server, of another name, that says the
 * same; a contradiction is DISAGREE. A place of the order counts only once it is settled: answered, out of tries, or in error
 * where a later one has given a good answer. So a lost packet changes who is asked next, but not the result: a server that errs
 * errs in every scan of the same world.
 */
final class ServerAnswers {
    private final ResolveSettings settings;
    private final Zone zone;
    private final long order;
    private final int places;
    private final boolean confirmBad;
    private final Name ordered;
    private final ErringServers erring;
    private boolean confirmAll;
    private final Answer[] settled;
    private int asking;

    /** Null until the first trouble: most servers answer. */
    private Answer[] trouble;

    private int[] failures;
    private int[] errors;

    /**
     * @param ordered the name that sets the order of the servers
     * @param confirmBad whether a bad answer needs a second server
     * @param confirmAll whether an alias needs one too, because the name behind the alias was bad
     * @param erring servers that are known to err for names of the domain
     */
    ServerAnswers(
            ResolveSettings settings,
            Zone zone,
            Name ordered,
            boolean confirmBad,
            boolean confirmAll,
            ErringServers erring) {
        this.ordered = ordered;
        this.erring = erring;
        this.settings = settings;
        this.zone = zone;
        this.order = zone.orderFor(ordered);
        this.places = Math.min(zone.servers().size(), settings.serversPerName());
        this.confirmBad = confirmBad;
        this.confirmAll = confirmAll;
        this.settled = new Answer[places];
    }

    /** The result of the zone: the answer, how well it is confirmed, and how many places of the order it rests on. */
    record Decision(Answer answer, VerdictKind kind, Confirmation confirmation, int places) {}

    /** Returns the decision, or null if a server has to be asked first; that server is {@link #next}. */
    Decision decide() {
        Answer held = null;
        var heldPlace = 0;
        for (var place = 0; place < places; place++) {
            if (held == null && hasErred(place) && hasGoodBehind(place)) {
                settled[place] = trouble[place];
            }
            var answer = settled[place];
            if (answer == null) {
                asking = placeToAsk(place);
                return null;
            }
            if (!answer.isDefinite()) {
                continue;
            }
            if (held != null) {
                if (!held.agreesWith(answer)) {
                    return new Decision(held, VerdictKind.DISAGREE, Confirmation.NONE, place + 1);
                }
                if (zone.areDifferentHosts(order, heldPlace, place)) {
                    return decided(held.joinedWith(answer), Confirmation.CONFIRMED, place);
                }
                continue;
            }
            if (!needsSecond(answer)) {
                return decided(answer, Confirmation.NOT_NEEDED, place);
            }
            held = answer;
            heldPlace = place;
        }
        if (held == null) {
            var worst = mostTelling();
            return new Decision(worst, worst.kind(), Confirmation.NONE, places);
        }
        return zone.hasOneHost()
                ? decided(held, Confirmation.ONLY_SERVER, places - 1)
                : new Decision(held, VerdictKind.UNCONFIRMED, Confirmation.NONE, places);
    }

    /**
     * A cut answer may be a lost exchange over TCP, which another scan of the same world would have had. However often in a row, it
     * counts as silence: the next server is asked, and only the last try settles the server.
     */
    private static boolean mayBeLoss(Answer answer) {
        return answer.kind() == VerdictKind.TIMEOUT || answer.kind() == VerdictKind.TRUNCATED;
    }

    private boolean hasErred(int place) {
        return settled[place] == null && errors != null && errors[place] > 0 && !mayBeLoss(trouble[place]);
    }

    /** A server that erred is not asked again for what another one has answered meanwhile. */
    private boolean hasGoodBehind(int place) {
        for (var behind = place + 1; behind < places; behind++) {
            if (settled[behind] != null && settled[behind].isDefinite() && !needsSecond(settled[behind])) {
                return true;
            }
        }
        return false;
    }

    private boolean needsSecond(Answer answer) {
        return confirmBad && answer.isBad() || confirmAll && answer.meaning() == Answer.Meaning.ALIAS;
    }

    private static Decision decided(Answer answer, Confirmation confirmation, int place) {
        return new Decision(answer, answer.kind(), confirmation, place + 1);
    }

    /** A retry goes to the next server that had fewer failures, then back. */
    private int placeToAsk(int wanted) {
        for (var place = wanted + 1; failures != null && place < places; place++) {
            if (settled[place] == null) {
                return failures[place] < failures[wanted] ? place : wanted;
            }
        }
        return wanted;
    }

    private Answer mostTelling() {
        var best = settled[0];
        for (var answer : settled) {
            best = answer.kind().compareTo(best.kind()) < 0 ? answer : best;
        }
        return best;
    }

    NameServer next() {
        return zone.serverAt(order, asking);
    }

    /** The number of the next try at {@link #next}, from 0. */
    int attempt() {
        return failures == null ? 0 : failures[asking];
    }

    /** Takes the answer of the server that was asked last. */
    void take(Answer answer) {
        if (answer.isDefinite() || answer.kind() == VerdictKind.LAME) {
            settled[asking] = answer;
            return;
        }
        if (trouble == null) {
            trouble = new Answer[places];
            failures = new int[places];
            errors = new int[places];
        }
        if (!mayBeLoss(answer)) {
            errors[asking]++;
        }
        var before = trouble[asking];
        var tellsMore = before == null || answer.kind().compareTo(before.kind()) <= 0;
        trouble[asking] = tellsMore ? answer : before;
        failures[asking]++;
        var tries = next().isSilent() ? 1 : settings.tries();
        var known = errors[asking] > 0 && erring.has(next(), ordered);
        if (failures[asking] >= tries || errors[asking] >= settings.errorTries() || known) {
            settled[asking] = trouble[asking];
            if (errors[asking] >= settings.errorTries() && !known) {
                believeErrors();
            }
        }
    }

    /** One server has erred again: the errors of the others are believed too, without a further try at each. */
    private void believeErrors() {
        for (var place = 0; place < places; place++) {
            if (place == asking || hasErred(place)) {
                settled[place] = trouble[place];
                erring.add(zone.serverAt(order, place), ordered);
            }
        }
    }

    /** From now on an alias needs a second server too. What the servers have said stays. */
    void confirmAll() {
        confirmAll = true;
    }

    boolean isIn(Zone other) {
        return zone == other;
    }

    /** The server whose answer decided. */
    NameServer server(Decision decision) {
        return zone.serverAt(order, decision.places() - 1);
    }

    /** Adds the proofs of the places that a decision rests on. */
    void addProofs(Decision decision, List<Proof> proofs) {
        for (var place = 0; place < decision.places(); place++) {
            if (settled[place] != null) {
                proofs.add(settled[place].proof());
            }
        }
    }
}
