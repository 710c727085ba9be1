package cn.icpfiling.sandbox.magic;

import java.util.Arrays;

/** The effect of the prefix of an instance's id on its properties. */
public enum MagicInstance {
    HONGKONG("i-hongkong-", "stands in cn-hongkong, not in the mainland"),
    TRIAL("i-trial-", "a trial product"),
    EXPIRING("i-expiring-", "ten days left"),
    PLAIN(MagicInstance.START, "mainland ECS with twelve months left");

    public static final String START = "i-";

    private final String start;
    private final String effect;

    MagicInstance(String start, String effect) {
        this.start = start;
        this.effect = effect;
    }

    public static MagicInstance of(String id) {
        return Arrays.stream(values())
                .filter(magic -> id.startsWith(magic.start))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not the id of an instance: " + id));
    }

    String start() {
        return start;
    }

    String effect() {
        return effect;
    }
}
