package cn.icpfiling.platform.id;

import java.security.SecureRandom;

/**
 * For whom an encryption key was made. Its id says so: ids of development fill two bytes at most, all others more. Keys that {@code ./icp}
 * makes lie in a developer's folder, so a start where customers' data may be refuses them (GuardedSettings of platform/web).
 */
public enum KeyOrigin {
    DEVELOPMENT(1, 0x7FFF),
    INSTALLATION(0x8000, Integer.MAX_VALUE / 2);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final int least;
    private final int most;

    /** Bounds of a random number that is twice as large in the id, whose lowest bit is the caller's. */
    KeyOrigin(int least, int most) {
        this.least = least;
        this.most = most;
    }

    public static KeyOrigin of(long id) {
        return id > 0 && id <= 2L * DEVELOPMENT.most + 1 ? DEVELOPMENT : INSTALLATION;
    }

    /** @param lowestBit 0 or 1 */
    public int freshId(int lowestBit) {
        return 2 * RANDOM.nextInt(least, most) + lowestBit;
    }
}
