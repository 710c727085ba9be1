package cn.icpfiling.sandbox.magic;

import java.util.Arrays;
import java.util.Optional;

/** The effect of the end of a mobile number on the carriers' check of three elements. */
public enum MagicMobile {
    MISMATCH("0004", "carriers: MISMATCH, registered for somebody else"),
    NOT_FOUND("0005", "carriers: NOT_FOUND"),
    NOT_SUPPORTED("0007", "carriers: NOT_SUPPORTED, a type of certificate that they do not know"),
    SILENT("0006", "carriers: no answer for 30 seconds, then 504");

    private final String end;
    private final String effect;

    MagicMobile(String end, String effect) {
        this.end = end;
        this.effect = effect;
    }

    public static Optional<MagicMobile> of(String phone) {
        return Arrays.stream(values())
                .filter(magic -> phone.strip().endsWith(magic.end))
                .findFirst();
    }

    String end() {
        return end;
    }

    String effect() {
        return effect;
    }
}
