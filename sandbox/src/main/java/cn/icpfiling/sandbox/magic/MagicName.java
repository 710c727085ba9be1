package cn.icpfiling.sandbox.magic;

import java.util.Arrays;
import java.util.Optional;

/** The effect of the end of a person's name on the identity source. */
public enum MagicName {
    MISMATCH("不符", "identity source: MISMATCH"),
    NOT_FOUND("查无", "identity source: NOT_FOUND"),
    NOT_SUPPORTED("不支持", "identity source: NOT_SUPPORTED, a type of certificate that it does not know"),
    SILENT("超时", "identity source: no answer for 30 seconds, then 504");

    private final String end;
    private final String effect;

    MagicName(String end, String effect) {
        this.end = end;
        this.effect = effect;
    }

    public static Optional<MagicName> of(String name) {
        return Arrays.stream(values())
                .filter(magic -> name.strip().endsWith(magic.end))
                .findFirst();
    }

    String end() {
        return end;
    }

    String effect() {
        return effect;
    }
}
