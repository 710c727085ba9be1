package cn.icpfiling.sandbox.magic;

import java.util.Arrays;
import java.util.Optional;

/** The effect of the end of a person's name on the comparison of faces. */
public enum MagicFace {
    MISMATCH("非本人", "comparison of faces: MISMATCH"),
    NOT_ALIVE("翻拍", "comparison of faces: NOT_ALIVE, a picture of a picture"),
    NOT_FOUND("无照片", "comparison of faces: NOT_FOUND, no picture of the person to compare with"),
    SLOW("人脸慢", "comparison of faces: no answer for 30 seconds, then 504"),
    DOWN("人脸停", "comparison of faces: 503");

    private final String end;
    private final String effect;

    MagicFace(String end, String effect) {
        this.end = end;
        this.effect = effect;
    }

    public static Optional<MagicFace> of(String name) {
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
