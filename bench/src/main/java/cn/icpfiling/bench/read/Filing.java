package cn.icpfiling.bench.read;

import java.util.Locale;
import java.util.UUID;

/**
 * One of the filings in the database. All its data follow from its number, so each table can be filled separately, and
 * a reader knows the content.
 */
record Filing(long number) {
    /** The partner whose customers hold 13 of each 25 filings: its lists are longer than ten thousand pages. */
    static final UUID PARTNER = new Filing(0).id(Thing.PARTNER);

    private static final long BEGIN = 1_767_225_600_000L; // 2026-01-01, for ids and for filings
    private static final int TURN = 25;
    private static final int PARTNERS = 13;
    private static final int OPEN_TURN = 1000;
    private static final int IN_REVIEW = 5;
    private static final int ABANDONED = 10;

    /** The things that have an id. */
    enum Thing {
        ORDER,
        SUBJECT,
        SERVICE,
        HOLDER,
        TYPE_CHECK,
        SERVICE_NUMBER,
        CASE,
        PAPER,
        CERTIFICATE,
        PARTNER
    }

    /** Returns a UUIDv7, later for a higher number, with random-looking bits. */
    UUID id(Thing thing) {
        return id(thing, 0);
    }

    UUID id(Thing thing, int count) {
        var chance = mixed(number * Long.SIZE + thing.ordinal() * 4L + count);
        return new UUID((BEGIN + number) << 16 | 0x7000 | chance & 0xfff, 1L << 63 | mixed(chance) >>> 2);
    }

    boolean isPartners() {
        return number % TURN < PARTNERS;
    }

    /** Most orders are granted. A few change a filing, and some of those were abandoned. */
    String state() {
        var turn = number % OPEN_TURN;
        if (turn < IN_REVIEW) {
            return "PROVIDER_REVIEW";
        }
        return turn < ABANDONED ? "ABANDONED" : "COMPLETED";
    }

    boolean isGranted() {
        return state().equals("COMPLETED");
    }

    boolean needsPerson() {
        return number % OPEN_TURN == 0;
    }

    String domain() {
        return String.format(Locale.ROOT, "site-%08d.cn", number);
    }

    String subjectNumber() {
        return String.format(Locale.ROOT, "京ICP备%08d号", number);
    }

    String serviceNumber() {
        return subjectNumber() + "-1";
    }

    /** The finisher of SplitMix64. */
    private static long mixed(long value) {
        var mixed = (value + 0x9e3779b97f4a7c15L) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
