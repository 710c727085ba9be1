package cn.icpfiling.sandbox.magic;

import java.util.Arrays;
import java.util.Optional;

/** The effect of the end of a phone number on the SMS operator. */
public enum MagicPhone {
    LOST("0001", "an SMS is accepted and never delivered"),
    LATE("0002", "an SMS is delivered 30 seconds late");

    private final String end;
    private final String effect;

    MagicPhone(String end, String effect) {
        this.end = end;
        this.effect = effect;
    }

    public static Optional<MagicPhone> of(String phone) {
        return Arrays.stream(values())
                .filter(magic -> phone.endsWith(magic.end))
                .findFirst();
    }

    String end() {
        return end;
    }

    String effect() {
        return effect;
    }
}
