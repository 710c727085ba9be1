package cn.icpfiling.sandbox.magic;

import java.util.Optional;

/** What the start of an instance's id makes the instance be. */
public enum MagicInstance {
    MISSING("i-missing-", "404"),
    HONGKONG("i-hongkong-", "stands in cn-hongkong, not in the mainland"),
    TRIAL("i-trial-", "a trial product"),
    EXPIRING("i-expiring-", "ten days left"),
    PLAIN("i-", "mainland ECS with twelve months left");

    private final String start;
    private final String effect;

    MagicInstance(String start, String effect) {
        this.start = start;
        this.effect = effect;
    }

    public static Optional<MagicInstance> of(String id) {
        for (var magic : values()) {
            if (id.startsWith(magic.start)) {
                return Optional.of(magic);
            }
        }
        return Optional.empty();
    }

    String start() {
        return start;
    }

    String effect() {
        return effect;
    }
}
