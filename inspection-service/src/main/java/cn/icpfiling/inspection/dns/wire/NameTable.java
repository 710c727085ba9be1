package cn.icpfiling.inspection.dns.wire;

/**
 * Shares names that answers repeat. Most domains name the servers of few providers, and each zone that is kept holds their names:
 * without this a scan keeps the same bytes hundreds of thousands of times. A name that shares its place with another one is
 * copied again.
 */
final class NameTable {
    private static final int PLACES = 1 << 12;

    private final Name[] names = new Name[PLACES];

    /** The name at a place of a message that {@link NameBytes#end} has accepted. */
    Name name(byte[] message, int at) {
        var hash = NameBytes.hash(message, at);
        var place = (hash ^ hash >>> 15) & (PLACES - 1);
        var known = names[place];
        if (known == null || !NameBytes.same(message, at, known)) {
            known = NameBytes.copy(message, at);
            names[place] = known;
        }
        return known;
    }
}
