package cn.icpfiling.platform.crypto;

import cn.icpfiling.platform.personaldata.BlindValue;

/**
 * Which of the two columns of a blind index a key fills: the lowest bit of its id says it, to every replica and beside every
 * database alike.
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

    /** A's column has the name of the index, B's the same and an ending. */
    String column(String index) {
        return index + ending;
    }

    byte[] in(BlindValue value) {
        return this == A ? value.a() : value.b();
    }
}
