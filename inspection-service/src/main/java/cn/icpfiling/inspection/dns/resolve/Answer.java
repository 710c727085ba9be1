package cn.icpfiling.inspection.dns.resolve;

import cn.icpfiling.inspection.dns.verdict.FamilyMerge;
import cn.icpfiling.inspection.dns.verdict.Proof;
import cn.icpfiling.inspection.dns.verdict.VerdictKind;
import cn.icpfiling.inspection.dns.wire.Name;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one server says to one question.
 *
 * @param meaning what the answer leads to
 * @param kind the result, if the meaning is {@code RESULT}
 * @param here whether the addresses pass the caller's test
 * @param addresses sorted
 * @param aliases the CNAME chain behind the asked name, in order; the last one is where an {@code ALIAS} goes on
 * @param ttl seconds that the addresses may be kept
 * @param delegation where a {@code REFERRAL} goes on
 * @param proof the bytes; empty for answers that were not kept
 */
record Answer(
        Meaning meaning,
        VerdictKind kind,
        boolean here,
        List<InetAddress> addresses,
        List<Name> aliases,
        int ttl,
        Optional<Delegation> delegation,
        Proof proof) {
    enum Meaning {
        RESULT,
        ALIAS,
        REFERRAL
    }

    static Answer result(VerdictKind kind, List<Name> aliases, Proof proof) {
        return new Answer(Meaning.RESULT, kind, false, List.of(), aliases, 0, Optional.empty(), proof);
    }

    static Answer addresses(List<InetAddress> addresses, boolean here, List<Name> aliases, int ttl, Proof proof) {
        return new Answer(
                Meaning.RESULT, VerdictKind.ADDRESSES, here, addresses, aliases, ttl, Optional.empty(), proof);
    }

    static Answer alias(List<Name> aliases, Proof proof) {
        return new Answer(Meaning.ALIAS, VerdictKind.NO_ADDRESS, false, List.of(), aliases, 0, Optional.empty(), proof);
    }

    static Answer referral(Delegation delegation, Proof proof) {
        return new Answer(
                Meaning.REFERRAL,
                VerdictKind.NO_ADDRESS,
                false,
                List.of(),
                List.of(),
                0,
                Optional.of(delegation),
                proof);
    }

    /** Tells whether the zone itself speaks, as opposed to a server that does not do its work. */
    boolean isDefinite() {
        return meaning != Meaning.RESULT || kind.isDefinite();
    }

    /** Tells whether the answer would mean that the domain is not here. */
    boolean isBad() {
        return meaning == Meaning.RESULT && !here;
    }

    /** Tells whether a second server that answers the other way says the same. */
    boolean agreesWith(Answer other) {
        if (meaning != other.meaning || kind != other.kind) {
            return false;
        }
        return switch (meaning) {
            case RESULT -> here == other.here;
            case ALIAS -> aliases.getLast().equals(other.aliases.getLast());
            case REFERRAL -> true;
        };
    }

    /** Joins the addresses of two servers that agree, because servers may hand out changing parts of a long list. */
    Answer joinedWith(Answer other) {
        if (addresses.equals(other.addresses)) {
            return this;
        }
        var all = new ArrayList<InetAddress>(addresses);
        all.addAll(other.addresses);
        return addresses(FamilyMerge.sorted(all), here, aliases, Math.min(ttl, other.ttl), proof);
    }
}
