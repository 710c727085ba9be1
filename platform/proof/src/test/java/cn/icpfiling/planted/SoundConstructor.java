package cn.icpfiling.planted;

import java.util.List;

/** Keeps the rules: takes as many parameters as a class may. */
final class SoundConstructor {
    private final List<Object> needed;

    SoundConstructor(
            Object one, Object two, Object three, Object four, Object five, Object six, Object seven, Object eight) {
        needed = List.of(one, two, three, four, five, six, seven, eight);
    }

    int count() {
        return needed.size();
    }
}
