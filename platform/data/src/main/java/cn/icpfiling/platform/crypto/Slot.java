package cn.icpfiling.platform.crypto;

import cn.icpfiling.platform.personaldata.BlindValue;

/**
 * The one of the two columns of a blind index that a key fills. The lowest bit of the key's id names it, so all
 * replicas and databases agree.
 */
enum Slot {
    A(""),
    B("_b");

    private final String ending;

    Slot(String ending) {
        this.ending = ending;
    }

    static Slot of(int keyId) {
        return (keyId & 1) == 0 ? A : B;
    }

    Slot other() {
        return this == A ? B : A;
    }

    /** Returns the column of the slot: A's has the name of the index, B's the same name and an ending. */
    String column(String index) {
        return index + ending;
    }

    byte[] in(BlindValue value) {
        return this == A ? value.a() : value.b();
    }
}
